import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'

type Identity = EngineRuntime['identity']

export function machineArn({ partition, region, account }: Identity, name: string): string {
  return `arn:${partition}:states:${region}:${account}:stateMachine:${name}`
}

export function executionArn(machine: string, name: string): string {
  return `${machine.replace(':stateMachine:', ':execution:')}:${name}`
}

/** Throws ServiceError InvalidArn for a text that is not an ARN of Step Functions, or is the ARN of something else. */
export function checkArn(arn: string, kind: 'stateMachine' | 'execution' | 'express' | 'mapRun'): void {
  const type = typeOfArn(arn)
  if (type === undefined) throw new ServiceError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`)
  if (type !== kind) {
    throw new ServiceError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${type}'`)
  }
}

/** `stateMachine`, `execution`, …; undefined for what is no ARN of Step Functions. */
export function typeOfArn(arn: string): string | undefined {
  return /^arn:aws[\w-]*:states:[\w-]*:\d*:(\w+):./.exec(arn)?.[1]
}

/** Throws ServiceError InvalidArn. */
export function checkRole(arn: string): void {
  if (!/^arn:aws[\w-]*:iam::\d*:role\/./.test(arn)) {
    throw new ServiceError('InvalidArn', `Invalid Role Arn: '${arn}'`)
  }
}
