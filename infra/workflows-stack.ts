import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets'
import { Policy, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import type { Construct } from 'constructs'
import { functions } from '../functions/catalog.ts'
import { deployedAs } from '../functions/gateways/resource-names.ts'
import { type WorkflowEntry, type WorkflowName, workflows } from '../workflows/catalog.ts'
import { definition } from '../workflows/definition.ts'
import { acknowledge, acknowledgePattern } from './acknowledge.ts'
import type { DataStack } from './data-stack.ts'
import { allow, HandlerFunction } from './handler-function.ts'
import { deploymentSettings } from './settings.ts'
import type { Stage } from './stage.ts'
import { StageStack } from './stage-stack.ts'
import { toldOnce } from './told-once.ts'

/** Every task of the catalog as a function, and every workflow as a state machine that may call just its own. */
export class WorkflowsStack extends StageStack {
  constructor(scope: Construct, id: string, { data, stage }: { data: DataStack; stage: Stage }) {
    super(scope, id, stage)
    const told = deploymentSettings(stage, 'tasks')
    const settings = { ...told, environment: toldOnce(this, told.environment) }
    acknowledge(
      this,
      'AwsSolutions-L1',
      'China offers the newest runtime later; until then a stage names the one before.',
    )
    acknowledge(this, 'AwsSolutions-SF2', 'aws-cn has no X-Ray for these; the log and the history tell what happened.')
    const functionArns = new Map<string, string>()
    for (const task of functions.tasks)
      functionArns.set(task.key, new HandlerFunction(this, task, { data, settings }).function.functionArn)
    for (const [name, entry] of Object.entries<WorkflowEntry>(workflows))
      this.#machine(name as WorkflowName, entry, functionArns, data)
  }

  #machine(name: WorkflowName, entry: WorkflowEntry, functionArns: ReadonlyMap<string, string>, data: DataStack): void {
    const { arns } = this.names
    const arnOf = (task: string) => functionArns.get(task) ?? ''
    // CloudFormation would make a machine under another id anew, and fail: its name is taken.
    const id = deployedAs(name)
    const machineDefinition = definition(name, {
      partition: Aws.PARTITION,
      functionArn: arnOf,
      machineArn: arns.stateMachine,
      bucket: data.bucket.bucketName,
    })
    const role = new Role(this, `${id}-Role`, { assumedBy: new ServicePrincipal('states.amazonaws.com') })
    const machine = new StateMachine(this, id, {
      stateMachineName: this.names.stateMachine(name),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(JSON.stringify(machineDefinition)),
      role,
      // Ids and counts only, yet a failure is explained by its events: inputs and outputs stay out of the log.
      logs: {
        destination: new LogGroup(this, `${id}-Logs`, {
          logGroupName: `/aws/vendedlogs/states/${this.names.stateMachine(name)}`,
          retention: RetentionDays.ONE_YEAR,
          removalPolicy: RemovalPolicy.RETAIN,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    })
    if (entry.daily) this.#start(`${id}-Daily`, Schedule.cron(utcOf(entry.daily)), machine)
    if (entry.everyMinutes) this.#start(`${id}-Often`, Schedule.rate(Duration.minutes(entry.everyMinutes)), machine)
    const statements = statementsFor(name, entry, arnOf, data)
    // A policy of its own: as part of the machine's role a permission on the machine itself would be circular.
    const policy = new Policy(this, `${id}-Policy`, { roles: [role], statements })
    policy.node.addDependency(machine)
    acknowledgePattern(role, '*', 'Log delivery has no resource that could be named; AWS asks for all.')
    const atRunTime = 'Names of executions are made at run time.'
    for (const started of entry.starts ?? []) acknowledgePattern(policy, arns.executions(started), atRunTime)
    if (entry.distributed) {
      acknowledgePattern(policy, arns.executions(name), atRunTime)
      acknowledgePattern(policy, arns.mapExecutions(name), atRunTime)
    }
    if (entry.bucket)
      acknowledgePattern(policy, data.objects, 'Keys of objects are made at run time; the bucket holds nothing else.')
  }

  #start(id: string, schedule: Schedule, machine: StateMachine): void {
    new Rule(this, id, {
      schedule,
      targets: [new SfnStateMachine(machine, { input: RuleTargetInput.fromObject({}) })],
    })
  }
}

/** `HH:MM` in China, where there is no summer time, as the same moment in UTC. */
function utcOf(time: string): { hour: string; minute: string } {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { hour: String((hour + 24 - 8) % 24), minute: String(minute) }
}

function statementsFor(
  name: string,
  entry: WorkflowEntry,
  arnOf: (task: string) => string,
  data: DataStack,
): PolicyStatement[] {
  const { arns } = data.names
  const statements = [allow(['lambda:InvokeFunction'], entry.tasks.map(arnOf))]
  if (entry.starts?.length) {
    statements.push(allow(['states:StartExecution'], entry.starts.map(arns.stateMachine)))
    statements.push(allow(['states:DescribeExecution', 'states:StopExecution'], entry.starts.map(arns.executions)))
    // How Step Functions learns that an execution started with .sync has ended.
    statements.push(
      allow(
        ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        [
          `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`,
        ],
      ),
    )
  }
  if (entry.distributed) {
    statements.push(allow(['states:StartExecution'], [arns.stateMachine(name)]))
    statements.push(
      allow(['states:DescribeExecution', 'states:StopExecution'], [arns.executions(name), arns.mapExecutions(name)]),
    )
  }
  if (entry.bucket) {
    statements.push(allow(['s3:ListBucket'], [data.bucket.bucketArn]))
    statements.push(allow(['s3:GetObject'], [data.bucket.arnForObjects('*')]))
    statements.push(allow(['kms:Decrypt'], [data.key.keyArn]))
  }
  return statements
}
