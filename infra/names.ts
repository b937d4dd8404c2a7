import { Aws } from 'aws-cdk-lib'

export const secretPrefix = 'zhida/'

/** Names of state machines and functions are fixed, so that stacks know each other's ARNs without importing them. */
const machineName = (workflow: string) => `zhida-${workflow.split('/')[1]}`

const states = (kind: string, rest: string) =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:${kind}:${rest}`

export const names = {
  machine: machineName,
  /** A handler's function: `zhida-<room>-<verb>`. */
  handler: (name: string) => `zhida-${name.replace('/', '-')}`,
  machinePrefixArn: states('stateMachine', 'zhida-'),
  machineArn: (workflow: string) => states('stateMachine', machineName(workflow)),
  executionArns: (workflow: string) => states('execution', `${machineName(workflow)}:*`),
  /** Child executions of a distributed map, which carry the map's label after the machine's name. */
  mapExecutionArns: (workflow: string) => states('execution', `${machineName(workflow)}/*:*`),
}
