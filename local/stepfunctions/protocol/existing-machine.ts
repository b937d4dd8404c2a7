import type { MachineRecord } from '../runtime/records.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { ServiceError } from './service-error.ts'

/** Throws ServiceError StateMachineDoesNotExist. */
export function existingMachine(runtime: Runtime, arn: string): MachineRecord {
  const machine = runtime.machines.get(arn)
  if (machine) return machine
  throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
}
