import type { MachineRecord } from '../model/records.ts'
import { machineOfExecution } from './machine-of-execution.ts'
import type { EngineRuntime } from './runtime.ts'

/** A machine that is being deleted goes with its last execution. */
export function forgetDeletedMachine(runtime: EngineRuntime, machine: MachineRecord | undefined): void {
  if (machine?.status !== 'DELETING') return
  for (const { record } of runtime.executions.values()) if (machineOfExecution(runtime, record) === machine) return
  runtime.machines.delete(machine.arn)
  runtime.batch.machines.delete(machine)
  runtime.batch.writes.push((journal) => {
    // Another one may have been created by that name in the same turn.
    if (!runtime.machines.has(machine.arn)) journal.forgetMachine(machine.arn)
  })
}
