import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, type Version } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { BucketFolder, BucketNeeds } from '../functions/gateways/bucket-folders.ts'
import { defaultService } from '../functions/gateways/resource-names.ts'
import type { Needs } from '../functions/wiring/catalog-entry.ts'
import type { FunctionEntry } from '../functions/wiring/lambda-functions.ts'
import { auditKeys } from '../storage/kernel/audit.ts'
import { table } from '../storage/table.ts'
import { workflows } from '../workflows/catalog.ts'
import { acknowledgePattern } from './acknowledge.ts'
import { bundleFolder } from './bundle.ts'
import type { DataStack } from './data-stack.ts'
import { KeptLog } from './kept-log.ts'
import type { DeploymentSettings } from './settings.ts'
import type { StageNames } from './stage-names.ts'

export interface HandlerProps {
  readonly data: DataStack
  readonly settings: DeploymentSettings
  /** So many at once are kept for it, and are its most; else it shares in what the account has. */
  readonly concurrency?: number | undefined
}

const readTable = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']
const writeTable = [
  ...readTable,
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
]

/** A Lambda function whose role holds what the catalog entries of its handlers name. */
export class HandlerFunction extends Construct {
  readonly function: LambdaFunction

  constructor(
    scope: Construct,
    { key, handlers, needs, memory, seconds }: FunctionEntry,
    { data, settings, concurrency }: HandlerProps,
  ) {
    super(scope, key)
    const { names } = data
    const logs = new KeptLog(this, 'Logs', { key: data.logsKey, name: `/aws/lambda/${names.function(key)}` })
    const statements = [
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logs.logGroupArn]),
      ...statementsFor(needs, data),
    ]
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { may: new PolicyDocument({ statements }) },
    })
    for (const folder of foldersIn(needs.bucket))
      acknowledgePattern(
        role,
        data.objectsIn(folder),
        'Keys of objects are made at run time, within the folder that it needs.',
      )
    for (const workflow of needs.workflows ?? [])
      acknowledgePattern(role, names.arns.executions(workflow), 'Names of executions are made at run time.')
    this.function = new LambdaFunction(this, 'Function', {
      functionName: names.function(key),
      description: handlers.join(', ').slice(0, 256),
      code: Code.fromAsset(bundleFolder(key)),
      handler: 'index.handler',
      runtime: settings.runtime,
      architecture: Architecture.ARM_64,
      memorySize: memory,
      timeout: Duration.seconds(seconds),
      ...(concurrency !== undefined && { reservedConcurrentExecutions: concurrency }),
      role,
      logGroup: logs,
      environment: {
        TABLE_NAME: data.table.tableName,
        BUCKET_NAME: data.bucket.bucketName,
        STATE_MACHINES_ARN: names.arns.stateMachines,
        SECRET_PREFIX: names.secretPrefix,
        ...serviceName(names),
        ...settings.environment,
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
    })
  }

  /**
   * The version of this code and these settings, which executions call that begin with it. It is never deleted with the stack that no longer
   * names it, since an execution may run for a year. `told` is what its environment holds by reference to somewhere else in the template.
   */
  publish(told: Readonly<Record<string, string>>): Version {
    this.function.invalidateVersionBasedOn(JSON.stringify(told))
    const { currentVersion } = this.function
    currentVersion.applyRemovalPolicy(RemovalPolicy.RETAIN)
    return currentVersion
  }
}

/** Functions of the default stage know their names by themselves, and stay as they are. */
function serviceName({ service }: StageNames): { SERVICE_NAME?: string } {
  return service === defaultService ? {} : { SERVICE_NAME: service }
}

function foldersIn({ read = [], write = [] }: BucketNeeds = {}): BucketFolder[] {
  return [...read, ...write]
}

/** The one place where a need becomes permissions. */
function statementsFor(needs: Needs, data: DataStack): PolicyStatement[] {
  const { arns } = data.names
  const statements: PolicyStatement[] = []
  if (needs.table)
    statements.push(
      allow(needs.table === 'write' ? writeTable : readTable, [
        data.table.tableArn,
        ...table.indexes.map(({ name }) => `${data.table.tableArn}/index/${name}`),
      ]),
    )
  if (needs.table === 'write') statements.push(auditIsOnlyAddedTo(data))
  if (needs.bucket) {
    // Without leave to list, and to list all of it, a missing object answers "forbidden" instead of "not found".
    statements.push(allow(['s3:ListBucket'], [data.bucket.bucketArn]))
    statements.push(allow(['s3:GetObject'], foldersIn(needs.bucket).map(data.objectsIn)))
    const { write = [] } = needs.bucket
    if (write.length > 0) statements.push(allow(['s3:PutObject', 's3:DeleteObject'], write.map(data.objectsIn)))
  }
  if (needs.secrets?.length)
    statements.push(
      allow(
        ['secretsmanager:GetSecretValue'],
        needs.secrets.map((name) => data.secrets[name].secretArn),
      ),
    )
  if (needs.table || needs.bucket || needs.secrets?.length)
    statements.push(allow(['kms:Decrypt', 'kms:GenerateDataKey'], [data.key.keyArn]))
  if (needs.secrets?.includes('details')) statements.push(allow(['kms:Decrypt'], [data.detailsKey.keyArn]))
  if (needs.workflows?.length) {
    statements.push(allow(['states:StartExecution'], needs.workflows.map(arns.stateMachine)))
    statements.push(allow(['states:StopExecution', 'states:DescribeExecution'], needs.workflows.map(arns.executions)))
  }
  if (needs.answersWaits)
    statements.push(
      allow(['states:SendTaskSuccess', 'states:SendTaskFailure'], Object.keys(workflows).map(arns.stateMachine)),
    )
  return statements
}

/** Records are inserted, which never writes over one; nobody puts, changes or deletes one, whatever else their role may write. */
function auditIsOnlyAddedTo(data: DataStack): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.DENY,
    // PartiQL's delete is in no role; denied, it is not given to one by mistake.
    actions: [
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:PartiQLUpdate',
      'dynamodb:PartiQLDelete',
    ],
    resources: [data.table.tableArn],
    conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [`${auditKeys}*`] } },
  })
}

export function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ effect: Effect.ALLOW, actions, resources })
}
