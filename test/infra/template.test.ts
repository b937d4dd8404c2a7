import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { functions, routes, tasks } from '../../functions/catalog.ts'
import { arnsIn, deployedAs, functionName, stateMachineName } from '../../functions/gateways/resource-names.ts'
import { secretSchemas } from '../../functions/gateways/secrets.ts'
import type { Needs, RouteEntry, TaskEntry } from '../../functions/wiring/catalog-entry.ts'
import { Settings } from '../../functions/wiring/settings.ts'
import { routeKeysOfCatalog } from '../../infra/route-throttles.ts'
import type { Stage } from '../../infra/stage.ts'
import { zhida } from '../../infra/zhida.ts'
import { auditKeys } from '../../storage/kernel/audit.ts'
import { table } from '../../storage/table.ts'
import { type WorkflowEntry, type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { definition } from '../../workflows/definition.ts'
import { inApp } from './in-app.ts'
import { defaultStageAs } from './stage-in.ts'

// What the functions hold is bundle.test.ts's matter.
vi.mock(import('../../infra/bundle.ts'), async (actual) => ({
  ...(await actual()),
  bundleFolder: (await import('./no-code.ts')).noCode,
}))
vi.mock(import('../../infra/console-folder.ts'), async () => ({
  consoleFolder: (await import('./no-code.ts')).noCode,
}))

/** What is only known when it is deployed. */
type Value =
  | string
  | { readonly Ref: string }
  | { readonly 'Fn::Join': readonly [string, readonly Value[]] }
  | { readonly 'Fn::ImportValue': string }
  | { readonly 'Fn::GetAtt': readonly [string, string] }
interface Reference {
  readonly Ref: string
}
interface Attribute {
  readonly 'Fn::GetAtt': readonly [string, string]
}
interface Keyed {
  readonly IndexName: string
  readonly KeySchema: readonly { readonly AttributeName: string }[]
}

interface PolicyDocument {
  readonly Statement: readonly {
    readonly Effect: string
    readonly Action: string | readonly string[]
    readonly Resource: Value | readonly Value[]
    readonly Condition?: object
  }[]
}

interface Limits {
  readonly ThrottlingRateLimit: number
  readonly ThrottlingBurstLimit: number
}

/** The properties that are looked at here, of whichever resource has them. */
interface Properties extends Keyed {
  readonly RouteSettings: Readonly<Record<string, Limits>>
  readonly DefaultRouteSettings: Limits
  readonly Roles: readonly Reference[]
  readonly PolicyDocument: PolicyDocument
  readonly ManagedPolicyArns?: readonly Value[]
  readonly Policies?: readonly { readonly PolicyDocument: PolicyDocument }[]
  readonly Targets: readonly { readonly Arn: Value }[]
  readonly DeploymentPreference: {
    readonly StateMachineVersionArn: Attribute
    readonly Type: string
    readonly Alarms: readonly string[]
  }
  readonly StateMachineRevisionId: Attribute
  readonly FunctionName: Value
  readonly Environment: { readonly Variables: object }
  readonly Role: Attribute
  readonly RouteKey: string
  readonly AuthorizationType: string
  readonly AuthorizerId: Value
  readonly Target: { readonly 'Fn::Join': readonly [string, readonly [string, Reference]] }
  readonly IntegrationUri: Value
  readonly StateMachineName?: string
  readonly ScheduleExpression?: string
  readonly LogGroupName?: string
  readonly RoleArn: Attribute
  readonly DefinitionString: Value
  readonly LoggingConfiguration: object
  readonly GlobalSecondaryIndexes: readonly Keyed[]
  readonly BucketEncryption: object
  readonly CorsConfiguration: { readonly CorsRules: readonly { readonly AllowedMethods: readonly string[] }[] }
  readonly PublicAccessBlockConfiguration: object
  readonly LifecycleConfiguration: { readonly Rules: readonly { readonly Prefix: string }[] }
  readonly KmsKeyId: Value
  readonly KeyPolicy: PolicyDocument
  readonly AccessLogSettings: { readonly Format: string }
  readonly Name: string
  readonly RetentionInDays: number
}
interface Resource {
  readonly Type: string
  readonly Properties: Properties
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly DependsOn?: readonly string[]
}
interface Stack {
  readonly json: { Resources: Record<string, Resource>; Parameters: Record<string, { Default?: string }> }
  of(type: string): [string, Resource][]
}

const allRoutes = Object.entries<RouteEntry>(routes)
const allFunctions = [...functions.routes, ...functions.tasks].map((one) => [one.key, one] as const)
const allWorkflows = Object.entries<WorkflowEntry>(workflows)

/** A route that this deployment brings. */
const isNew = 'GET /v1/worklist'

let stage: Stage
let data: Stack
let service: Stack
let doors: Stack
let flow: Stack
/** `console-stack.test.ts` looks into it. */
let seen: Stack
/** `monitoring-stack.test.ts` looks into it. */
let told: Stack
beforeAll(async () => {
  stage = await defaultStageAs('county')
  const standing = new Set([...routeKeysOfCatalog].filter((key) => key !== isNew))
  const read = (stack: Parameters<typeof Template.fromStack>[0]): Stack => {
    const json = Template.fromStack(stack).toJSON() as Stack['json']
    return { json, of: (type) => Object.entries(json.Resources).filter(([, resource]) => resource.Type === type) }
  }
  inApp((app) => {
    const stacks = zhida(app, stage, { standing })
    data = read(stacks.data)
    service = read(stacks.service)
    doors = read(stacks.routes)
    flow = read(stacks.workflows)
    seen = read(stacks.console)
    told = read(stacks.monitoring)
  })
})

/** The ARN or name as text: what is only known when it is deployed stands in angle brackets. */
function printed(value: Value): string {
  if (typeof value === 'string') return value
  if ('Ref' in value) return `<${value.Ref}>`
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(printed).join(value['Fn::Join'][0])
  if ('Fn::ImportValue' in value) return `<${value['Fn::ImportValue'].replace(/^.*(?:FnGetAtt|Ref)/, '')}>`
  return `<${value['Fn::GetAtt'].join('')}>`
}

interface Statement {
  readonly actions: string[]
  readonly resources: string[]
}
function statementsOf(stack: Stack, roleRef: string): Statement[] {
  const policies = stack
    .of('AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some((role) => role.Ref === roleRef))
    .map(([, { Properties }]) => Properties.PolicyDocument)
  const inline = stack.json.Resources[roleRef]?.Properties.Policies?.map((one) => one.PolicyDocument) ?? []
  return [...policies, ...inline].flatMap((document) =>
    document.Statement.filter(({ Effect }) => Effect !== 'Deny').map((one) => {
      expect(one.Effect).toBe('Allow')
      return {
        actions: [one.Action].flat(),
        resources: [one.Resource].flat().map(printed),
      }
    }),
  )
}

const servesRoutes = (key: string) => functions.routes.some((one) => one.key === key)

function deployed(key: string): { stack: Stack; id: string; properties: Properties } {
  const stack = servesRoutes(key) ? service : flow
  const [id, { Properties }] = stack
    .of('AWS::Lambda::Function')
    .find(([, one]) => one.Properties.FunctionName === functionName(key))!
  return { stack, id, properties: Properties }
}

describe('every function of the catalog', () => {
  test('is deployed, and there are no others', () => {
    const names = [service, flow].flatMap((stack) =>
      stack.of('AWS::Lambda::Function').map(([, { Properties }]) => printed(Properties.FunctionName)),
    )
    expect(names.sort()).toEqual(allFunctions.map(([key]) => functionName(key)).sort())
  })

  test.each(allFunctions)(
    '%s has its size, its time limit and every setting without a default',
    (key, { memory, seconds }) => {
      const { properties } = deployed(key)
      expect(properties).toMatchObject({
        Handler: 'index.handler',
        MemorySize: memory,
        Timeout: seconds,
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
      })
      const given = Object.keys(properties.Environment.Variables)
      const needed = Object.entries(Settings.shape).filter(([, schema]) => !schema.safeParse(undefined).success)
      expect(given).toEqual(expect.arrayContaining(needed.map(([setting]) => setting)))
      expect(Object.keys(Settings.shape)).toEqual(
        expect.arrayContaining(given.filter((one) => !one.startsWith('POWERTOOLS'))),
      )
    },
  )

  test.each(allFunctions)('%s may do what the entries of its handlers name, and nothing else', (key, { needs }) => {
    const { stack, properties } = deployed(key)
    const statements = statementsOf(stack, properties.Role['Fn::GetAtt'][0])
    const actions = statements.flatMap((one) => one.actions)
    expect(actions.sort()).toEqual(actionsFor(needs).sort())
    for (const { actions: granted, resources } of statements) {
      for (const resource of resources) expect(resource, granted.join()).toMatch(resourceOf(granted[0]!, needs))
    }
  })
})

const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']
const writing = [
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'ConditionCheckItem',
  'PartiQLInsert',
  'PartiQLUpdate',
].map((action) => `dynamodb:${action}`)
describe('records of the audit', () => {
  /** What on the table changes nothing that is there: an insert never writes over one. */
  const harmless = new Set([...reading, 'dynamodb:ConditionCheckItem', 'dynamodb:PartiQLInsert'])
  const stacks = () => Object.entries({ data, service, doors, flow, seen, told })
  const roles = () =>
    stacks().flatMap(([name, stack]) => stack.of('AWS::IAM::Role').map(([id, role]) => ({ id, role, name, stack })))
  const documentsOf = ({ id, role, stack }: ReturnType<typeof roles>[number]) => [
    ...(role.Properties.Policies ?? []).map((one) => one.PolicyDocument),
    ...stack
      .of('AWS::IAM::Policy')
      .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }) => Ref === id))
      .map(([, { Properties }]) => Properties.PolicyDocument),
  ]

  test('are changed and deleted by nobody: of each role that may, it is denied for their keys', () => {
    const changing = roles().filter((one) => {
      const statements = documentsOf(one).flatMap((document) => document.Statement)
      const onTable = statements.filter(({ Action }) =>
        [Action].flat().some((action) => action.startsWith('dynamodb:')),
      )
      const allowed = onTable.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action)
      const risky = allowed.filter((action) => !harmless.has(action))
      if (risky.length === 0) return false
      const denied = onTable.filter(({ Effect }) => Effect === 'Deny')
      expect(denied, one.id).toHaveLength(1)
      const [{ Action, Resource, Condition }] = denied as [(typeof onTable)[number]]
      expect(Action, one.id).toEqual(expect.arrayContaining(risky))
      expect(printed(Resource as Value), one.id).toMatch(/^<Table\w+>$/)
      expect(Condition, one.id).toEqual({
        'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [`${auditKeys}*`] },
      })
      return true
    })
    expect(changing).toHaveLength(allFunctions.filter(([, { needs }]) => needs.table === 'write').length)
  })

  test('and no role has more of a policy than stands in a template, but the one of AWS Backup', () => {
    const managed = roles().filter(({ role }) => role.Properties.ManagedPolicyArns !== undefined)
    expect(JSON.stringify(managed.map(({ role }) => role.Properties.ManagedPolicyArns))).toMatch(
      /^\[\[\{[^[]*\["",\["arn:",\{"Ref":"AWS::Partition"\},":iam::aws:policy\/service-role\/AWSBackupServiceRolePolicyForBackup"\]\]\}\]\]$/,
    )
    for (const [name, stack] of stacks()) {
      expect(stack.of('AWS::IAM::ManagedPolicy'), name).toEqual([])
      expect(stack.of('AWS::DynamoDB::Table').length, name).toBe(name === 'data' ? 1 : 0)
    }
  })
})

test('only the functions that name the secret of details may use its key, which encrypts nothing else', () => {
  const [[keyId] = ['']] = data.of('AWS::KMS::Key').filter(([id]) => id.startsWith('DetailsKey'))
  const encrypted = Object.entries(data.json.Resources).filter(
    ([id, resource]) => !id.startsWith('DetailsKey') && JSON.stringify(resource).includes(keyId),
  )
  expect(encrypted.map(([, { Properties }]) => Properties.Name)).toEqual(['zhida/details'])
  for (const [key, { needs }] of allFunctions) {
    const { stack, properties } = deployed(key)
    const may = statementsOf(stack, properties.Role['Fn::GetAtt'][0]).some(({ resources }) =>
      resources.some((one) => one.startsWith('<DetailsKey')),
    )
    expect(may, key).toBe(needs.secrets?.includes('details') ?? false)
  }
})

function actionsFor({ table: access, bucket, secrets, workflows: started, answersWaits }: Needs): string[] {
  return [
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    ...(access ? reading : []),
    ...(access === 'write' ? writing : []),
    ...(bucket ? ['s3:ListBucket', 's3:GetObject'] : []),
    ...(bucket?.write ? ['s3:PutObject', 's3:DeleteObject'] : []),
    ...(secrets?.length ? ['secretsmanager:GetSecretValue'] : []),
    ...(access || bucket || secrets?.length ? ['kms:Decrypt', 'kms:GenerateDataKey'] : []),
    ...(secrets?.includes('details') ? ['kms:Decrypt'] : []),
    ...(started?.length ? ['states:StartExecution', 'states:StopExecution', 'states:DescribeExecution'] : []),
    ...(answersWaits ? ['states:SendTaskSuccess', 'states:SendTaskFailure'] : []),
  ]
}

/** What an action may be done to: the one table, the bucket, the named secrets and workflows. */
function resourceOf(action: string, needs: Needs): RegExp {
  const states = (kind: string) => `arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:${kind}`
  const machines = (needs.workflows ?? []).map((one) => stateMachineName(one)).join('|')
  const indexes = table.indexes.map(({ name }) => name).join('|')
  const secrets = (needs.secrets ?? []).join('|')
  if (action.startsWith('logs:')) return /^<\w+Logs\w+Arn>$/
  if (action.startsWith('dynamodb:')) return new RegExp(`^<Table\\w+>(?:/index/(?:${indexes}))?$`)
  if (action === 's3:ListBucket') return /^<Bucket\w+>$/
  const { read = [], write = [] } = needs.bucket ?? {}
  const folders = action === 's3:GetObject' ? [...read, ...write] : write
  if (action.startsWith('s3:')) return new RegExp(`^<Bucket\\w+>/(?:${folders.join('|')})\\*$`)
  if (action.startsWith('secretsmanager:')) return new RegExp(`^<Secret(?:${secrets})\\w+>$`)
  if (action.startsWith('kms:')) return needs.secrets?.includes('details') ? /^<(?:Details)?Key\w+>$/ : /^<Key\w+>$/
  if (action.startsWith('states:SendTask')) return new RegExp(`^${states('stateMachine')}:zhida-[a-z-]+$`)
  if (action === 'states:StartExecution') return new RegExp(`^${states('stateMachine')}:(?:${machines})$`)
  return new RegExp(`^${states('execution')}:(?:${machines}):\\*$`)
}

describe('the API', () => {
  test.each(allRoutes)(
    '%s has its address, and its door as the catalog says',
    (name, { method, path: at, calledBy }) => {
      const found = doors
        .of('AWS::ApiGatewayV2::Route')
        .filter(([, { Properties }]) => Properties.RouteKey === `${method} ${at}`)
      expect(found).toHaveLength(1)
      const { AuthorizationType, AuthorizerId, Target } = found[0]![1].Properties
      if (typeof calledBy === 'string') expect(AuthorizationType).toBe('NONE')
      else {
        expect(AuthorizationType).toBe('JWT')
        expect(AuthorizerId).toBeDefined()
      }
      const integration = doors.json.Resources[Target['Fn::Join'][1][1].Ref]!
      const { id } = deployed(functions.routes.find(({ handlers }) => handlers.includes(name))!.key)
      expect(printed(integration.Properties.IntegrationUri)).toMatch(new RegExp(`^<${id}Arn`))
    },
  )

  test('holds each route that stands to a limit of its own, and names none that does not', () => {
    const [stageOfApi, ...more] = service.of('AWS::ApiGatewayV2::Stage')
    expect(more).toEqual([])
    const { RouteSettings: limits, DefaultRouteSettings: others } = stageOfApi![1].Properties
    const standing = doors.of('AWS::ApiGatewayV2::Route').map(([, route]) => route.Properties.RouteKey)
    expect(standing).toContain(isNew)
    expect(Object.keys(limits).toSorted()).toEqual(standing.filter((key) => key !== isNew).toSorted())
    for (const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } of Object.values(limits)) {
      expect(rate).toBeLessThanOrEqual(others.ThrottlingRateLimit)
      expect(burst).toBeLessThanOrEqual(others.ThrottlingBurstLimit)
    }
    expect(limits['POST /webhooks/sms/{provider}/{token}/receipts']).toEqual({
      ThrottlingRateLimit: 1000,
      ThrottlingBurstLimit: 2000,
    })
    const rateOf = (key: string) => limits[key]?.ThrottlingRateLimit
    expect(
      ['GET /t/{token}', 'POST /v1/surveys/{surveyId}/import', 'GET /v1/trips/{tripId}/manifest.xlsx'].map(rateOf),
    ).toEqual([500, 20, 20])
    expect(['GET /v1/trips', 'POST /v1/trips/{tripId}/departed', 'GET /health'].map(rateOf)).toEqual([400, 200, 100])
  })

  test('has no address that the catalog does not list', () => {
    expect(doors.of('AWS::ApiGatewayV2::Route')).toHaveLength(allRoutes.length)
    expect(service.of('AWS::ApiGatewayV2::Route')).toHaveLength(0)
  })

  test('asks the tokens of the configured issuer for the configured audience', () => {
    const [[, authorizer] = ['', undefined]] = service.of('AWS::ApiGatewayV2::Authorizer')
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://id.example.cn/realms/zhida', Audience: ['zhida'] },
    })
  })
})

describe('every workflow of the catalog', () => {
  const machineNamed = (name: string) =>
    flow
      .of('AWS::StepFunctions::StateMachine')
      .find(([, { Properties }]) => Properties.StateMachineName === stateMachineName(name))![1]
  const machineOf = (name: string) => machineNamed(name).Properties
  const versionOf = (task: string) =>
    flow
      .of('AWS::Lambda::Version')
      .find(([, { Properties }]) => printed(Properties.FunctionName) === `<${deployed(task).id}>`)![0]

  test('is a state machine, and there are no others', () => {
    expect(flow.of('AWS::StepFunctions::StateMachine')).toHaveLength(allWorkflows.length)
  })

  test('whose file was renamed is the resource that v0.1.0 deployed, and so is its log', () => {
    const named = Object.entries(flow.json.Resources).filter(([, { Properties }]) =>
      [Properties.StateMachineName, Properties.LogGroupName].some((name) => name?.endsWith('zhida-replace-trip')),
    )
    expect(named.map(([id]) => id).sort()).toEqual(['transportreplacetrip96FF3F8E', 'transportreplacetripLogs800E3089'])
  })

  test.each(allWorkflows)('%s holds its definition, expanded, with the ARNs of this deployment', (name) => {
    const partition = '<AWS::Partition>'
    const expected = definition(name as WorkflowName, {
      partition,
      functionArn: (task) => `<${versionOf(task)}>`,
      machineArn: arnsIn({ partition, region: '<AWS::Region>', account: '<AWS::AccountId>' }).live,
      bucket: '<Bucket>',
    })
    const text = printed(machineOf(name).DefinitionString).replaceAll(/<Bucket\w+>/g, '<Bucket>')
    expect(JSON.parse(text)).toEqual(expected)
  })

  test('calls the version of a task that goes with it, and stays when a later release names another', () => {
    const found = flow.of('AWS::Lambda::Version')
    expect(found.map(([id]) => id).sort()).toEqual(functions.tasks.map(({ key }) => versionOf(key)).sort())
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of [
      ...found,
      ...flow.of('AWS::StepFunctions::StateMachineVersion'),
    ])
      expect([DeletionPolicy, UpdateReplacePolicy], id).toEqual(['Retain', 'Retain'])
    expect(service.of('AWS::Lambda::Version')).toEqual([])
  })

  test('is started by its alias, which goes over to the version of the present revision and back when an alarm rings', () => {
    const aliases = flow.of('AWS::StepFunctions::StateMachineAlias')
    expect(aliases).toHaveLength(allWorkflows.length)
    const machines = aliases.map(([, { Properties }]) => {
      const { StateMachineVersionArn, Type, Alarms } = Properties.DeploymentPreference
      expect([Properties.Name, Type, Alarms]).toEqual([
        'live',
        'ALL_AT_ONCE',
        ['zhida-executions-failed', 'zhida-functions-broke'],
      ])
      const version = flow.json.Resources[StateMachineVersionArn['Fn::GetAtt'][0]]!
      return version.Properties.StateMachineRevisionId['Fn::GetAtt'].join('.')
    })
    const all = flow.of('AWS::StepFunctions::StateMachine').map(([id]) => `${id}.StateMachineRevisionId`)
    expect(machines.sort()).toEqual(all.sort())
    // The other rule calls the task of the day, in the version of this release.
    const rules = flow.of('AWS::Events::Rule').map(([, { Properties }]) => printed(Properties.Targets[0]!.Arn))
    expect(rules.sort()).toEqual([
      expect.stringMatching(/^<serviceheartbeatLiveAlias\w+Arn>$/),
      expect.stringMatching(/^<servicetakepulseLiveAlias\w+Arn>$/),
      expect.stringMatching(/^<stabilisationseetodayFunctionCurrentVersion\w+>$/),
    ])
  })

  test('comes after the aliases of those that it starts', () => {
    for (const [name, { starts = [] }] of allWorkflows as [string, WorkflowEntry][]) {
      const { DependsOn = [] } = machineNamed(name)
      for (const started of starts)
        expect(DependsOn.join(), `${name}: ${started}`).toContain(
          `${deployedAs(started).replaceAll(/\W/g, '')}LiveAlias`,
        )
    }
  })

  test('that comes again is begun by a rule: a task every day at its time in China, a workflow every so many minutes', () => {
    const daily = Object.entries<TaskEntry>(tasks).filter(([, entry]) => entry.daily)
    const rules = flow.of('AWS::Events::Rule').map(([, { Properties }]) => Properties.ScheduleExpression)
    expect(daily.map(([name]) => name)).toEqual(['stabilisation/see-to-day'])
    expect(rules.toSorted((one, other) => (String(one) < String(other) ? -1 : 1))).toEqual([
      'cron(5 16 * * ? *)',
      'rate(1 hour)',
      'rate(15 minutes)',
    ])
  })

  test.each(allWorkflows)('%s may call its own tasks and workflows alone', (name, entry) => {
    const statements = statementsOf(flow, machineOf(name).RoleArn['Fn::GetAtt'][0])
    const resourcesFor = (action: string) =>
      statements.filter(({ actions }) => actions.includes(action)).flatMap(({ resources }) => resources)
    expect(resourcesFor('lambda:InvokeFunction').sort()).toEqual(
      entry.tasks.flatMap((task) => [`<${deployed(task).id}Arn>`, `<${deployed(task).id}Arn>:*`]).sort(),
    )
    const started = resourcesFor('states:StartExecution').map((arn) => arn.split(':').at(-1) ?? '')
    const expected = [...(entry.starts ?? []), ...(entry.startedBefore ?? []), ...(entry.distributed ? [name] : [])]
    expect(started.sort()).toEqual(expected.map((one) => stateMachineName(one)).sort())
    const lists = resourcesFor('s3:GetObject').map((one) => one.replace(/^<Bucket\w+>/, ''))
    expect(lists).toEqual(entry.readsLists ? [`/${entry.readsLists}*`] : [])
    // Only the delivery of logs has no resource of its own.
    const unbounded = statements.filter(({ resources }) => resources.includes('*'))
    expect(unbounded.flatMap(({ actions }) => actions).filter((action) => !action.startsWith('logs:'))).toEqual([])
  })
})

describe('what is kept', () => {
  test('the table is the one that is declared, encrypted, recoverable and not to be deleted', () => {
    const [[, resource] = ['', undefined], ...others] = data.of('AWS::DynamoDB::Table')
    expect(others).toEqual([])
    expect(resource?.DeletionPolicy).toBe('Retain')
    const { Properties } = resource!
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true },
    })
    const names = (one: Keyed) => one.KeySchema.map((key) => key.AttributeName)
    expect(names(Properties)).toEqual([table.partitionKey, table.sortKey])
    expect(Properties.GlobalSecondaryIndexes.map((one) => [one.IndexName, ...names(one)])).toEqual(
      table.indexes.map(({ name, partitionKey, sortKey }) => [name, partitionKey, sortKey]),
    )
  })

  test('the bucket is closed, encrypted, kept, and forgets what has served its purpose', () => {
    const [[, resource] = ['', undefined]] = data.of('AWS::S3::Bucket')
    expect(resource?.DeletionPolicy).toBe('Retain')
    const { Properties } = resource!
    expect(JSON.stringify(Properties.BucketEncryption)).toContain('aws:kms')
    expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true])
    const rules = Properties.LifecycleConfiguration.Rules
    const entries = allFunctions.map(([, { needs }]) => needs.bucket ?? {})
    const folders = new Set(entries.flatMap(({ read = [], write = [] }) => [...read, ...write]))
    expect(rules.map((rule) => rule.Prefix).sort()).toEqual([...folders].sort())
    // A page may send a sheet by its upload link, and read nothing.
    const [cors, ...others] = Properties.CorsConfiguration.CorsRules
    expect([cors?.AllowedMethods, others]).toEqual([['PUT'], []])
    const [[, policy] = ['', undefined]] = data.of('AWS::S3::BucketPolicy')
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"')
  })

  test('every secret is there, under the one key, which turns and is kept', () => {
    const names = data.of('AWS::SecretsManager::Secret').map(([, { Properties, DeletionPolicy }]) => {
      expect(DeletionPolicy).toBe('Retain')
      expect(Properties.KmsKeyId).toBeDefined()
      return Properties.Name
    })
    expect(names.sort()).toEqual(
      Object.keys(secretSchemas)
        .map((name) => `zhida/${name}`)
        .sort(),
    )
    const [[, key] = ['', undefined]] = data.of('AWS::KMS::Key')
    expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } })
  })

  test('logs outlive the deployment, end after a year and are under their own key; none holds what workflows carry', () => {
    for (const stack of [service, flow, seen, told])
      for (const [id, { DeletionPolicy, Properties }] of stack.of('AWS::Logs::LogGroup')) {
        expect(DeletionPolicy, id).toBe('Retain')
        expect(Properties.RetentionInDays, id).toBe(365)
        expect(printed(Properties.KmsKeyId ?? ''), id).toMatch(/^<LogsKey\w+Arn\w*>$/)
      }
    for (const [, { Properties }] of flow.of('AWS::StepFunctions::StateMachine'))
      expect(Properties.LoggingConfiguration).toMatchObject({ Level: 'ALL', IncludeExecutionData: false })
  })
})

test('the key of logs is open to CloudWatch Logs, for the logs of this stage alone', () => {
  const [[, key] = ['', undefined], ...others] = data.of('AWS::KMS::Key').filter(([id]) => id.startsWith('LogsKey'))
  expect(others).toEqual([])
  expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } })
  const [, open, ...more] = key!.Properties.KeyPolicy.Statement
  expect(more).toEqual([])
  const { Principal, Condition } = open as unknown as {
    readonly Principal: { readonly Service: Value }
    readonly Condition: { readonly ArnLike: Readonly<Record<string, readonly Value[]>> }
  }
  expect(printed(Principal.Service)).toBe(`logs.${stage.region}.<AWS::URLSuffix>`)
  const groups = Condition.ArnLike['kms:EncryptionContext:aws:logs:arn']!.map(printed).map((arn) => {
    const [, name = ''] = arn.split(':log-group:')
    expect(arn).toBe(`arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:${name}`)
    return name
  })
  for (const [name, stack] of Object.entries({ Service: service, Workflows: flow, Console: seen, Monitoring: told }))
    for (const [id, { Properties }] of stack.of('AWS::Logs::LogGroup')) {
      // Without a name it is called by the stack and its id.
      const called = Properties.LogGroupName ?? `Zhida${name}-${id}-1A2B3C`
      expect(groups.filter((one) => called.startsWith(one.slice(0, -1))).length, called).toBe(1)
    }
})

test('a request leaves a line of JSON in the log, with no address, path, query or person in it', () => {
  const [[, live] = ['', undefined]] = service.of('AWS::ApiGatewayV2::Stage')
  const line = live!.Properties.AccessLogSettings.Format
  const said = JSON.parse(line) as Record<string, string>
  expect(Object.keys(said)).toEqual(
    expect.arrayContaining(['requestId', 'routeKey', 'status', 'milliseconds', 'handlerMilliseconds', 'handlerError']),
  )
  for (const value of Object.values(said)) expect(value).toMatch(/^\$context\.[a-zA-Z.]+$/)
  expect(line).not.toMatch(/path|query|identity|claims|domain|user/i)
})

describe('any partition, region and account', () => {
  test('no template names one but its stage’s, and the certificate that the stage names', () => {
    const { account, region, certificateArn = '' } = stage
    for (const { json } of [data, service, doors, flow, seen]) {
      const text = JSON.stringify(json).replaceAll(certificateArn, '').replaceAll(account, '').replaceAll(region, '')
      expect(text).not.toMatch(/arn:aws[:-]/)
      expect(text).not.toMatch(/\b(?:us|eu|ap|cn)-(?:east|west|north|northwest|south|southeast|central)-\d\b/)
      expect(text).not.toMatch(/\b\d{12}\b/)
    }
  })

  test('no source that is deployed names one', () => {
    const project = fileURLToPath(new URL('../..', import.meta.url))
    const found = ['domain', 'storage', 'functions', 'workflows', 'infra'].flatMap((house) =>
      readdirSync(path.join(project, house), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:ts|json)$/.test(file) && !file.startsWith(path.join('kernel', 'places')))
        // What an office says of its own stage.
        .filter((file) => !(house === 'infra' && file.startsWith('stages')))
        .map((file) => path.join(house, file))
        .filter((file) => /arn:aws\b/.test(readFileSync(path.join(project, file), 'utf8'))),
    )
    expect(found).toEqual([])
  })

  test('no stack is larger than CloudFormation takes', () => {
    for (const { json } of [data, service, doors, flow, seen, told]) {
      // Of the 500 that it takes, some are for what comes next.
      expect(Object.keys(json.Resources).length).toBeLessThan(450)
      expect(JSON.stringify(json).length).toBeLessThan(1_000_000)
    }
  })

  test('nothing is asked for at deployment: the stage’s file says it all', () => {
    for (const { json } of [data, service, doors, flow, seen])
      expect(Object.keys(json.Parameters)).toEqual(['BootstrapVersion'])
  })
})
