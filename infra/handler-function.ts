import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Effect, Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { functionName } from '../functions/gateways/resource-names.ts'
import type { Needs, TaskEntry } from '../functions/wiring/catalog-entry.ts'
import { table } from '../storage/table.ts'
import { workflows } from '../workflows/catalog.ts'
import { acknowledgePattern } from './acknowledge.ts'
import { bundleFolder } from './bundle.ts'
import type { DataStack } from './data-stack.ts'
import { arns, secretPrefix } from './names.ts'
import type { DeploymentSettings } from './settings.ts'

export interface HandlerProps {
  /** `<room>/<verb>` of the catalog. */
  readonly name: string
  readonly entry: TaskEntry
  /** Where the entry names no time limit. */
  readonly seconds: number
  readonly data: DataStack
  readonly settings: DeploymentSettings
}

const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']
const write = [
  ...read,
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
]

/** One handler as a Lambda function whose role holds what its catalog entry names. */
export class HandlerFunction extends Construct {
  readonly function: LambdaFunction

  constructor(scope: Construct, id: string, { name, entry, seconds, data, settings }: HandlerProps) {
    super(scope, id)
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName(name)}`,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const policy = new Policy(this, 'Policy', {
      roles: [role],
      statements: [
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logs.logGroupArn]),
        ...statementsFor(entry.needs, data),
      ],
    })
    if (entry.needs.bucket)
      acknowledgePattern(policy, data.objects, 'Keys of objects are made at run time; the bucket holds nothing else.')
    for (const workflow of entry.needs.workflows ?? [])
      acknowledgePattern(policy, arns.executions(workflow), 'Names of executions are made at run time.')
    this.function = new LambdaFunction(this, 'Function', {
      functionName: functionName(name),
      description: name,
      code: Code.fromAsset(bundleFolder(name)),
      handler: 'index.handler',
      runtime: settings.runtime,
      architecture: Architecture.ARM_64,
      memorySize: entry.memory ?? 512,
      timeout: Duration.seconds(entry.seconds ?? seconds),
      role,
      logGroup: logs,
      environment: {
        TABLE_NAME: data.table.tableName,
        BUCKET_NAME: data.bucket.bucketName,
        STATE_MACHINES_ARN: arns.stateMachines,
        SECRET_PREFIX: secretPrefix,
        OIDC_ISSUER: settings.oidcIssuer,
        OIDC_AUDIENCE: settings.oidcAudience,
        PUBLIC_URL: settings.publicUrl,
        SMS_PROVIDER_URL: settings.smsProviderUrl,
        SMS_SIGNATURE: settings.smsSignature,
        CARRIER_URL: settings.carrierUrl,
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
    })
    this.function.node.addDependency(policy)
  }
}

/** The one place where a need becomes permissions. */
function statementsFor(needs: Needs, data: DataStack): PolicyStatement[] {
  const statements: PolicyStatement[] = []
  if (needs.table)
    statements.push(
      allow(needs.table === 'write' ? write : read, [
        data.table.tableArn,
        ...table.indexes.map(({ name }) => `${data.table.tableArn}/index/${name}`),
      ]),
    )
  if (needs.bucket) {
    // Without leave to list, a missing object answers "forbidden" instead of "not found".
    statements.push(allow(['s3:ListBucket'], [data.bucket.bucketArn]))
    const actions = needs.bucket === 'write' ? ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] : ['s3:GetObject']
    statements.push(allow(actions, [data.bucket.arnForObjects('*')]))
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

export function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ effect: Effect.ALLOW, actions, resources })
}
