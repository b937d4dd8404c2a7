/** What the names of a deployment's resources begin with, before a `-` or `/`; a stage of its own in the same account has another. */
export const defaultService = 'zhida'

/** Before the name of each secret. */
export function secretPrefix(service = defaultService): string {
  return `${service}/`
}

/** The Lambda function of a handler: `surveys/check-sheet` is `zhida-surveys-check-sheet`. */
export function functionName(handler: string, service = defaultService): string {
  return `${service}-${handler.replaceAll('/', '-')}`
}

/** Workflows whose file has another name today: a state machine that is renamed is a new one, and ends what runs in the old. */
const firstNames: Readonly<Record<string, string>> = { 'transport/reaccommodate': 'transport/replace-trip' }

/** `<room>/<name>` under which a workflow was first deployed. Its resources stay what they are only under this name. */
export function deployedAs(workflow: string): string {
  return firstNames[workflow] ?? workflow
}

/** The state machine of a workflow: `batches/run-transfer-batch` is `zhida-run-transfer-batch`. */
export function stateMachineName(workflow: string, service = defaultService): string {
  const name = deployedAs(workflow)
  return `${service}-${name.slice(name.lastIndexOf('/') + 1)}`
}

/** `stateMachinesArn` is `arn:…:stateMachine:`, which a function reads from its environment. */
export function stateMachineArn(stateMachinesArn: string, workflow: string, service = defaultService): string {
  return stateMachinesArn + stateMachineName(workflow, service)
}

/** The alias of each state machine by which all its executions start: the version that is live, or two while one takes over. */
export const liveAlias = 'live'

/** What is started; `machineArn` is what executions are of. */
export function liveArn(machineArn: string): string {
  return `${machineArn}:${liveAlias}`
}

export function executionArn(machineArn: string, execution: string): string {
  return `${machineArn.replace(':stateMachine:', ':execution:')}:${execution}`
}

interface Place {
  readonly partition: string
  readonly region: string
  readonly account: string
  readonly service?: string
}

/** ARNs in one account and region. Names are fixed, so that stacks know each other's ARNs without importing them. */
export function arnsIn({ partition, region, account, service }: Place) {
  const arn = (of: string, rest: string) => `arn:${partition}:${of}:${region}:${account}:${rest}`
  const stateMachines = arn('states', 'stateMachine:')
  return {
    lambda: (handler: string) => arn('lambda', `function:${functionName(handler, service)}`),
    stateMachines,
    stateMachine: (workflow: string) => stateMachineArn(stateMachines, workflow, service),
    /** What starts a workflow. Leave to start is given on the state machine itself, as Step Functions judges it. */
    live: (workflow: string) => liveArn(stateMachineArn(stateMachines, workflow, service)),
    /** Of every execution of a workflow. */
    executions: (workflow: string) => arn('states', `execution:${stateMachineName(workflow, service)}:*`),
    /** Of the children of a distributed map, which carry the map's label after the machine's name. */
    mapExecutions: (workflow: string) => arn('states', `execution:${stateMachineName(workflow, service)}/*:*`),
  }
}
