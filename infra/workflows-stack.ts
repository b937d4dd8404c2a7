import { Aws, Duration } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction, SfnStateMachine } from 'aws-cdk-lib/aws-events-targets'
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Version } from 'aws-cdk-lib/aws-lambda'
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import { LAMBDA_RECOGNIZE_VERSION_PROPS } from 'aws-cdk-lib/cx-api'
import type { Construct } from 'constructs'
import { functions, tasks } from '../functions/catalog.ts'
import { deployedAs } from '../functions/gateways/resource-names.ts'
import type { TaskEntry } from '../functions/wiring/catalog-entry.ts'
import { type WorkflowEntry, type WorkflowName, workflows } from '../workflows/catalog.ts'
import { definition } from '../workflows/definition.ts'
import { acknowledge, acknowledgePattern } from './acknowledge.ts'
import type { DataStack } from './data-stack.ts'
import { allow, HandlerFunction } from './handler-function.ts'
import { KeptLog } from './kept-log.ts'
import { LiveMachine } from './live-machine.ts'
import { deploymentSettings } from './settings.ts'
import type { Stage } from './stage.ts'
import { StageStack } from './stage-stack.ts'
import { toldOnce } from './told-once.ts'

interface WorkflowsProps {
  readonly data: DataStack
  readonly stage: Stage
  /** A deployment that mends what makes an alarm ring is not taken back by it. */
  readonly despiteAlarms?: boolean
}

/** Every task of the catalog as a function, and every workflow as a state machine that may call just its own. */
export class WorkflowsStack extends StageStack {
  constructor(scope: Construct, id: string, { data, stage, despiteAlarms = false }: WorkflowsProps) {
    super(scope, id, stage)
    // Else a change of a tag would ask Lambda for a version of what it has one of, which it refuses.
    this.node.setContext(LAMBDA_RECOGNIZE_VERSION_PROPS, true)
    const told = deploymentSettings(stage, 'tasks')
    const settings = { ...told, environment: toldOnce(this, told.environment) }
    acknowledge(
      this,
      'AwsSolutions-L1',
      'China offers the newest runtime later; until then a stage names the one before.',
    )
    acknowledge(this, 'AwsSolutions-SF2', 'aws-cn has no X-Ray for these; the log and the history tell what happened.')
    const versions = new Map(
      functions.tasks.map((task) => [
        task.key,
        new HandlerFunction(this, task, { data, settings }).publish(told.environment),
      ]),
    )
    for (const [task, { daily }] of Object.entries<TaskEntry>(tasks))
      if (daily !== undefined) this.#callDaily(deployedAs(task), daily, versions.get(task) ?? refuse(task))
    const live = new Map<string, LiveMachine>()
    const started = new Set(Object.values<WorkflowEntry>(workflows).flatMap(({ starts = [] }) => starts))
    // What others start comes first: they are live before it can be asked for by its alias.
    const inOrder = Object.entries<WorkflowEntry>(workflows).sort(
      ([one], [other]) => Number(started.has(other)) - Number(started.has(one)),
    )
    for (const [name, entry] of inOrder)
      live.set(name, this.#machine(name as WorkflowName, entry, { versions, live, data, stage, despiteAlarms }))
  }

  #machine(name: WorkflowName, entry: WorkflowEntry, around: Around): LiveMachine {
    const { versions, live, data, stage, despiteAlarms } = around
    const { arns } = this.names
    const versionOf = (task: string) => versions.get(task) ?? refuse(task)
    // CloudFormation would make a machine under another id anew, and fail: its name is taken.
    const id = deployedAs(name)
    const machineDefinition = definition(name, {
      partition: Aws.PARTITION,
      functionArn: (task) => versionOf(task).functionArn,
      machineArn: arns.live,
      bucket: data.bucket.bucketName,
    })
    const statements = statementsFor(name, entry, (task) => versionOf(task).lambda.functionArn, data)
    const role = new Role(this, `${id}-Role`, {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      // In the role itself: a policy of its own for each machine would be another resource of a stack that may hold 500.
      inlinePolicies: { may: new PolicyDocument({ statements: [...statements, allow(logDelivery, ['*'])] }) },
    })
    const machine = new StateMachine(this, id, {
      stateMachineName: this.names.stateMachine(name),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(JSON.stringify(machineDefinition)),
      role: role.withoutPolicyUpdates(),
      // Ids and counts only, yet a failure is explained by its events: inputs and outputs stay out of the log.
      logs: {
        destination: new KeptLog(this, `${id}-Logs`, {
          key: data.logsKey,
          name: `/aws/vendedlogs/states/${this.names.stateMachine(name)}`,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    })
    const isLive = new LiveMachine(this, `${id}-Live`, {
      machine,
      names: this.names,
      production: stage.production,
      despiteAlarms,
      starts: (entry.starts ?? []).map((one) => live.get(one) ?? refuse(one)),
    })
    if (entry.everyMinutes)
      this.#start(`${id}-Often`, Schedule.rate(Duration.minutes(entry.everyMinutes)), machine, isLive)
    acknowledgePattern(role, '*', 'Log delivery has no resource that could be named; AWS asks for all.')
    const versionsOfIt =
      'An execution calls the version of a task with which it began, and what began before there were any calls none.'
    for (const task of entry.tasks) acknowledgePattern(role, `${versionOf(task).lambda.functionArn}:*`, versionsOfIt)
    const atRunTime = 'Names of executions are made at run time.'
    for (const started of everStarted(entry)) acknowledgePattern(role, arns.executions(started), atRunTime)
    if (entry.distributed) {
      acknowledgePattern(role, arns.executions(name), atRunTime)
      acknowledgePattern(role, arns.mapExecutions(name), atRunTime)
    }
    if (entry.readsLists)
      acknowledgePattern(
        role,
        data.objectsIn(entry.readsLists),
        'Keys of lists are made at run time, within their folder.',
      )
    return isLive
  }

  /** Lambda tries a call that broke twice more; what the function itself could not do goes another way. */
  #callDaily(id: string, time: string, version: Version): void {
    const target = new LambdaFunction(version, { event: RuleTargetInput.fromObject({}) })
    const rule = new Rule(this, `${id}-Daily`, { schedule: Schedule.cron(utcOf(time)), targets: [target] })
    acknowledge(rule, 'Serverless-EventBusDLQ', 'A call that does not come rings day-not-begun.')
  }

  #start(id: string, schedule: Schedule, machine: StateMachine, { alias }: LiveMachine): void {
    const target = new SfnStateMachine(machine, { input: RuleTargetInput.fromObject({}) })
    const rule = new Rule(this, id, {
      schedule,
      // Its role is for the machine itself, by which leave to start an alias is judged.
      targets: [{ bind: (its) => ({ ...target.bind(its), arn: alias.attrArn }) }],
    })
    acknowledge(
      rule,
      'Serverless-EventBusDLQ',
      'One that does not start is missed by pulse-lost or heartbeat-lost, and the next comes.',
    )
  }
}

interface Around extends Required<WorkflowsProps> {
  readonly versions: ReadonlyMap<string, Version>
  /** Those that are there already. */
  readonly live: ReadonlyMap<string, LiveMachine>
}

function refuse(name: string): never {
  throw new Error(`${name} is named by a workflow, and is not made before it`)
}

/** What a state machine needs to write a log, by AWS's pages; the construct would give it in a policy of its own. */
const logDelivery = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
]

/** `HH:MM` in China, where there is no summer time, as the same moment in UTC. */
function utcOf(time: string): { hour: string; minute: string } {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { hour: String((hour + 24 - 8) % 24), minute: String(minute) }
}

/** The role is that of its executions of the release before as well. */
function everStarted({ starts = [], startedBefore = [] }: WorkflowEntry): readonly string[] {
  return [...starts, ...startedBefore]
}

function statementsFor(
  name: string,
  entry: WorkflowEntry,
  arnOf: (task: string) => string,
  data: DataStack,
): PolicyStatement[] {
  const { arns } = data.names
  const statements = [
    allow(
      ['lambda:InvokeFunction'],
      entry.tasks.flatMap((task) => [arnOf(task), `${arnOf(task)}:*`]),
    ),
  ]
  const started = everStarted(entry)
  if (started.length > 0) {
    statements.push(allow(['states:StartExecution'], started.map(arns.stateMachine)))
    statements.push(allow(['states:DescribeExecution', 'states:StopExecution'], started.map(arns.executions)))
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
  if (entry.readsLists) {
    statements.push(allow(['s3:ListBucket'], [data.bucket.bucketArn]))
    statements.push(allow(['s3:GetObject'], [data.objectsIn(entry.readsLists)]))
    statements.push(allow(['kms:Decrypt'], [data.key.keyArn]))
  }
  return statements
}
