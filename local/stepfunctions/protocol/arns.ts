import type { Runtime } from '../runtime/runtime.ts'

type Identity = Runtime['identity']

export function machineArn({ partition, region, account }: Identity, name: string): string {
  return `arn:${partition}:states:${region}:${account}:stateMachine:${name}`
}

export function executionArn(machine: string, name: string): string {
  return `${machine.replace(':stateMachine:', ':execution:')}:${name}`
}
