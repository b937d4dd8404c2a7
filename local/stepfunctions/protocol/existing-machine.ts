import type { MachineRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { checkArn } from './arns.ts'

/** Throws ServiceError StateMachineDoesNotExist, InvalidArn, ValidationException for the ARN of a Map within a machine. */
export function existingMachine(runtime: EngineRuntime, arn: string): MachineRecord {
  checkArn(arn, 'stateMachine')
  if (arn.includes('/')) {
    throw new ServiceError('ValidationException', `The ARN '${arn}' names a Map state, not a state machine`, {
      reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
    })
  }
  const machine = runtime.machines.get(arn)
  if (machine) return machine
  throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
}

/** Throws what `existingMachine` throws, and ServiceError StateMachineDeleting. */
export function activeMachine(runtime: EngineRuntime, arn: string): MachineRecord {
  const machine = existingMachine(runtime, arn)
  if (machine.status === 'ACTIVE') return machine
  throw new ServiceError('StateMachineDeleting', `State Machine is being deleted: '${arn}'`)
}
