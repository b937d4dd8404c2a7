import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { functions } from '../../functions/catalog.ts'
import { templateNames } from '../../functions/gateways/sms/template-codes.ts'
import { readStage, refuseExample, StageProblem, stagesIn } from '../../infra/read-stage.ts'
import { routeKeysOfCatalog } from '../../infra/route-throttles.ts'
import { Stage } from '../../infra/stage.ts'
import { stageNames } from '../../infra/stage-names.ts'
import { zhida } from '../../infra/zhida.ts'
import { workflows } from '../../workflows/catalog.ts'
import { inApp } from './in-app.ts'
import { lintResources } from './lint-template.ts'
import { defaultStageAs, exampleStage, stageFrom } from './stage-in.ts'

vi.mock(import('../../infra/bundle.ts'), async (actual) => ({
  ...(await actual()),
  bundleFolder: (await import('./no-code.ts')).noCode,
}))
vi.mock(import('../../infra/console-folder.ts'), async () => ({
  consoleFolder: (await import('./no-code.ts')).noCode,
}))

interface Made {
  readonly stage: Stage
  readonly stacks: readonly {
    readonly stack: Stack
    readonly json: {
      readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>>
      readonly Outputs?: Readonly<Record<string, { readonly Export?: { readonly Name: string } }>>
    }
  }[]
}

/** The default stage in China and outside, and each example under its own name. */
const made = new Map<string, Made>()
beforeAll(async () => {
  const names = await stagesIn()
  const stages = [
    ...(await Promise.all(names.map(async (name) => [name, await readStage(name)] as const))),
    ['default in China', await defaultStageAs('county')] as const,
    ['default', await defaultStageAs('abroad')] as const,
    ['telling much', await stageFrom({ ...(await exampleStage('province')), sms: everyTemplate }, 'much')] as const,
  ]
  const kept = JSON.parse(readFileSync(path.join(project, 'cdk.json'), 'utf8')) as {
    context: Record<string, unknown>
  }
  for (const [name, stage] of stages) {
    const stacks = inApp(
      (app) =>
        Object.values(zhida(app, stage, { standing: routeKeysOfCatalog })).map((stack) => ({
          stack,
          json: Template.fromStack(stack).toJSON() as Made['stacks'][number]['json'],
        })),
      kept.context,
    )
    made.set(name, { stage, stacks })
  }
})
const project = fileURLToPath(new URL('../..', import.meta.url))

/** One provider, and its code for every template. */
const everyTemplate = {
  providers: ['aliyun'],
  signature: '直达',
  settings: {
    aliyun: {
      templates: Object.fromEntries(templateNames.map((name, index) => [name, `SMS_1000000${10 + index}`])),
      pushesFrom: ['203.0.113.0/24'],
    },
  },
}

/** Names that count within their own table, alarm, role, API, policy or bucket alone. */
const withinTheirOwn =
  /^(?:AttributeName|IndexName|MetricName|StageName|PolicyName|HeaderName|ParameterName|SSEType|DomainName|DisplayName)$/

/** An authorizer is its API's, an alias its state machine's. */
const ofAnother: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::StepFunctions::StateMachineAlias',
])
const isOfRoles = /^AWS::IAM::(?:Policy|Role)$/

/** Every name that a template fixes, of whatever resource: where the account or region would not take it twice. */
function fixedNames({ stacks }: Made): string[] {
  return stacks.flatMap(({ stack, json }) => [
    `stack ${stack.stackName}`,
    ...Object.values(json.Outputs ?? {}).flatMap(({ Export }) => (Export ? [`export ${Export.Name}`] : [])),
    ...Object.values(json.Resources).flatMap(({ Type, Properties = {} }) =>
      (ofAnother.has(Type) ? [] : namesIn(Properties, isOfRoles.test(Type))).map((name) => `${Type} ${name}`),
    ),
  ])
}

function namesIn(value: unknown, isOfRole = false): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, isOfRole))
  return Object.entries(value).flatMap(([key, inner]) => {
    // Of what others measure, in which these are columns.
    if (key === 'Dimensions') return []
    const isNamed = typeof inner === 'string' && key.endsWith('Name')
    // A resource policy of CloudWatch Logs is the account's; a role's is the role's.
    const isScoped = withinTheirOwn.test(key) && !(key === 'PolicyName' && !isOfRole)
    return isNamed && !isScoped ? [inner] : namesIn(inner, isOfRole)
  })
}

describe('two stages in one account', () => {
  test('have not one name in common: stacks, exports, functions, machines, logs, alarms, secrets, topics and all else', () => {
    const all = [...made].filter(([name]) => name !== 'default in China')
    for (const [name, one] of all) {
      const names = fixedNames(one)
      expect(names.length).toBeGreaterThan(350)
      for (const [another, other] of all) {
        if (name === another) continue
        const taken = new Set(fixedNames(other))
        expect(
          names.filter((known) => taken.has(known)),
          `${name} and ${another}`,
        ).toEqual([])
      }
    }
  })

  test('whatever they are called, no name of one is a name of the other, nor begins with what all of the other begin with', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{1,9}$/)
    const [handlers, machines] = [
      [...functions.routes, ...functions.tasks].map(({ key }) => key),
      Object.keys(workflows),
    ]
    fc.assert(
      fc.property(
        fc.oneof(name, fc.constant('default')),
        name,
        fc.constantFrom(...handlers),
        fc.constantFrom(...handlers),
        fc.constantFrom(...machines),
        (first, second, handler, another, machine) => {
          fc.pre(first !== second)
          const [one, other] = [stageNames(first), stageNames(second)]
          expect(one.function(handler)).not.toBe(other.function(another))
          for (const [of, all] of [
            [one, other],
            [other, one],
          ] as const) {
            expect(of.function(handler).startsWith(`${all.service}-`)).toBe(false)
            expect(of.stateMachine(machine).startsWith(`${all.service}-`)).toBe(false)
            expect(of.secretPrefix.startsWith(all.secretPrefix)).toBe(false)
            for (const part of ['Data', 'Service'])
              expect(['Data', 'Service', 'Routes'].map(all.stack)).not.toContain(of.stack(part))
          }
        },
      ),
    )
  })

  test('and the longest name of a function is one that Lambda takes, in the stage with the longest name', () => {
    const { function: name, stateMachine } = stageNames('abcdefghij')
    for (const { key } of [...functions.routes, ...functions.tasks]) expect(name(key).length, key).toBeLessThan(65)
    for (const workflow of Object.keys(workflows)) expect(stateMachine(workflow).length, workflow).toBeLessThan(81)
  })

  test('count and alarm each for itself: figures, failed executions, machines', () => {
    const text = JSON.stringify(made.get('county')!.stacks.map(({ json }) => json))
    expect(text).not.toMatch(/"(?:arn:[^"]*:|\/[^"]*\/)?zhida[-/](?!console"|trial\.example)/)
    expect(text).toContain('"Name":"service","Value":"zhida_county"')
    expect(text).toContain('"SERVICE_NAME":"zhida_county"')
    expect(text).toContain('"SECRET_PREFIX":"zhida_county/"')
  })
})

test('the default stage keeps what was deployed before there were stages: ids, kinds and names, so that nothing is made anew', () => {
  const before = JSON.parse(readFileSync(path.join(project, 'test/infra/deployed.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >
  const now: Record<string, Record<string, string>> = {}
  for (const name of ['default', 'default in China'])
    for (const { stack, json } of made.get(name)!.stacks)
      for (const [id, { Type, Properties }] of Object.entries(json.Resources)) {
        const { StateMachineName, TopicName, Name } = (Properties ?? {}) as Record<string, unknown>
        const called = [StateMachineName, TopicName, Name].find((one) => typeof one === 'string')
        now[stack.stackName] = { ...now[stack.stackName], [id]: [Type, called].filter(Boolean).join(' ') }
      }
  expect(now).toMatchObject(before)
})

test('a provider’s codes for all our templates stand in a template once, and leave room', () => {
  for (const { stack, json } of made.get('telling much')!.stacks) {
    const text = JSON.stringify(json)
    expect(text.split('SMS_100000048').length, stack.stackName).toBeLessThanOrEqual(2)
    expect(Buffer.byteLength(text), stack.stackName).toBeLessThan(900_000)
  }
})

test('only where its file says so, a stage keeps functions for its webhooks and warms its table', () => {
  const told = (name: string) =>
    made.get(name)!.stacks.flatMap(({ json }) => Object.values(json.Resources).map((one) => one.Properties ?? {}))
  const kept = (name: string) =>
    told(name).flatMap((one) => {
      const { FunctionName, ReservedConcurrentExecutions: reserved } = one as {
        readonly FunctionName?: string
        readonly ReservedConcurrentExecutions?: number
      }
      return reserved === undefined ? [] : `${FunctionName} ${reserved}`
    })
  expect(kept('county')).toEqual([])
  // Its providers push; nobody calls by our own contract.
  expect(kept('province').sort()).toEqual([
    'zhida_province-inbox-receive-event 100',
    'zhida_province-inbox-receive-pushed-receipts 100',
    'zhida_province-inbox-receive-pushed-replies 100',
  ])
  const warm = { WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 10_000 } }
  const tables = (name: string) => told(name).filter((one) => 'KeySchema' in one)
  expect(JSON.stringify(tables('county'))).not.toContain('WarmThroughput')
  const [table, ...others] = tables('province')
  expect(others).toEqual([])
  const { GlobalSecondaryIndexes } = table as unknown as { GlobalSecondaryIndexes: object[] }
  for (const one of [table, ...GlobalSecondaryIndexes]) expect(one).toMatchObject(warm)
})

test('more than a function can be told is refused', async () => {
  const codes = Object.fromEntries(templateNames.map((name) => [name, 'S'.repeat(40)]))
  const settings = { aliyun: { ...everyTemplate.settings.aliyun, templates: codes } }
  await expect(stageFrom({ ...own, sms: { ...everyTemplate, settings } })).rejects.toThrow(
    /a function can be told 3600/,
  )
})

describe.each(['abroad', 'county', 'province'])('the example %s', (name) => {
  test('synthesises within what CloudFormation takes', () => {
    for (const { stack, json } of made.get(name)!.stacks) {
      expect(Object.keys(json.Resources).length, stack.stackName).toBeLessThanOrEqual(450)
      expect(Object.keys(json.Outputs ?? {}).length, stack.stackName).toBeLessThanOrEqual(200)
      expect(Buffer.byteLength(JSON.stringify(json)), stack.stackName).toBeLessThan(1_000_000)
    }
  })

  test('says nothing that CloudFormation’s own schemas do not have', () => {
    const problems = made.get(name)!.stacks.flatMap(({ json }) => lintResources(json.Resources))
    expect(problems).toEqual([])
  })

  test('is tagged, held to its account and region, and not to be deleted where people depend on it', () => {
    const { stage, stacks } = made.get(name)!
    for (const { stack } of stacks) {
      expect(stack.tags.tagValues()).toEqual({
        project: 'zhida',
        stage: name,
        owner: stage.owner,
        'cost-centre': stage.costCentre,
      })
      expect(stack.terminationProtection).toBe(stage.production)
      expect([stack.account, stack.region]).toEqual([stage.account, stage.region])
    }
  })

  test('is never deployed as it stands', async () => {
    const { example: _example, ...file } = await exampleStage(name)
    expect(() => refuseExample(made.get(name)!.stage)).toThrow(/is an example: put your own values in/)
    await expect(stageFrom(file)).rejects.toThrow(/publicUrl: "https:[^"]*" is a placeholder; put your own value there/)
  })
})

const own = {
  production: true,
  account: '210987654321',
  region: 'cn-north-1',
  owner: '昭通市人社局',
  costCentre: 'labour',
  publicUrl: 'https://zhida.zt.gov.cn',
  issuer: { address: 'https://id.zt.gov.cn' },
  sms: { providers: ['local'], signature: '直达', ownContractUrl: 'https://sms.zt.gov.cn' },
  carriersUrl: 'https://carriers.zt.gov.cn',
  alarms: { address: 'duty@zt.gov.cn' },
}

test('what a file leaves out is what is usual', async () => {
  expect(await stageFrom(own, 'zhaotong')).toMatchObject({
    name: 'zhaotong',
    partition: 'aws-cn',
    chunkSize: 100,
    largestBatch: 50_000,
    lambdaRuntime: 'nodejs24.x',
    issuer: { audience: 'zhida', consoleClientId: 'zhida-console', consoleScope: 'openid', otherOrigins: [] },
  })
})

test.each([
  ['a key that no stage has', { publicURL: 'https://a.cn' }, /the file: "publicURL" is known to no stage: take it out/],
  ['such a key further in', { alarms: { address: 'a@zt.gov.cn', budget: 3 } }, /alarms: "budget" is known to no stage/],
  ['a value that was never put in', { owner: 'TODO' }, /owner: "TODO" is a placeholder/],
  ['one that was to be filled in', { costCentre: '待定' }, /costCentre: "待定" is a placeholder/],
  ['the account of a manual', { account: '123456789012' }, /account: "123456789012" is a placeholder/],
  ['an address with a path', { publicUrl: 'https://zt.gov.cn/zhida' }, /publicUrl: https:\/\/HOST, with no path/],
  ['an address that is not sealed', { carriersUrl: 'http://c.zt.gov.cn' }, /carriersUrl: an https address/],
  ['no certificate outside China', { region: 'eu-central-1' }, /certificateArn: needed outside China/],
  [
    'a certificate where nobody looks for it',
    { region: 'eu-central-1', certificateArn: 'arn:aws:acm:eu-central-1:210987654321:certificate/1' },
    /certificateArn: must be in us-east-1/,
  ],
  ['settings of a provider that is not chosen', { sms: { ...own.sms, settings: { aliyun: {} } } }, /is not among sms/],
  [
    'a provider without what it needs',
    { sms: { providers: ['tencent'], signature: '直达' } },
    /tencent cannot be used/,
  ],
  ['a misspelt template', withTemplate('job-ofer'), /aliyun cannot be used[\s\S]*job-ofer/],
  ['chunks too small', { chunkSize: 10 }, /chunkSize: .*50/],
  ['rules of waiting that are none', { waitingRules: [{}] }, /waitingRules: .*validFrom/s],
  ['a filing that is none', { icp: { filing: '2026000001' } }, /icp\.filing: as 滇ICP备2026000001号-1/],
  ['several faults', { owner: '…', region: 'nowhere' }, /owner: .*\n.*region: a region such as|region: [\s\S]*owner: /],
])('%s is refused with what to do', async (_, change, words) => {
  await expect(stageFrom({ ...own, ...change })).rejects.toThrow(StageProblem)
  await expect(stageFrom({ ...own, ...change })).rejects.toThrow(words)
})

function withTemplate(code: string) {
  const settings = { aliyun: { templates: { [code]: 'SMS_1' }, pushesFrom: ['203.0.113.7'] } }
  return { sms: { providers: ['aliyun'], signature: '直达', settings } }
}

test('a stage without a file says how to make one', async () => {
  await expect(readStage('nobody')).rejects.toThrow(/There is no infra\/stages\/nobody\.json\. Copy an example/)
  await expect(readStage('a-b')).rejects.toThrow(/2 to 10 small letters and digits/)
})

test('the page says of every key what it is, and what counts where it is left out', () => {
  const page = readFileSync(path.join(project, 'docs/stages.md'), 'utf8')
  const [, table = ''] = page.split('| key | says | where it is left out |\n| --- | --- | --- |\n')
  expect(table.trim().split('\n')).toEqual(rowsOf(z.toJSONSchema(Stage, { io: 'input' })))
})

function rowsOf({ properties = {}, required = [] }: z.core.JSONSchema.BaseSchema, at = ''): string[] {
  return Object.entries(properties).flatMap(([key, one]) => {
    const { description = '', default: usual, ...inner } = one as z.core.JSONSchema.BaseSchema
    expect(description, at + key).not.toBe('')
    const left = usual === undefined ? (required.includes(key) ? 'must be given' : '') : `\`${JSON.stringify(usual)}\``
    return [`| \`${at}${key}\` | ${description} | ${left} |`, ...rowsOf(inner, `${at}${key}.`)]
  })
}
