import type { MachineRecord } from '../model/records.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'

export function keepMachine(runtime: EngineRuntime, machine: MachineRecord): void {
  runtime.machines.set(machine.arn, machine)
  runtime.batch.machines.add(machine)
}

/** Its number: executions that run keep the definition that they began with. */
export function newRevision(runtime: EngineRuntime, arn: string, definition: string): number {
  const id = ++runtime.ids.revision
  const now = runtime.clock.epochMilliseconds()
  runtime.definitions.set(id, JSON.parse(definition))
  runtime.batch.writes.push((journal) => journal.keepRevision(id, arn, definition, now))
  return id
}

/** A revision with the definition of an earlier one, for other roles and settings. */
export function sameDefinitionAgain(runtime: EngineRuntime, earlier: number): number {
  const id = ++runtime.ids.revision
  const now = runtime.clock.epochMilliseconds()
  runtime.definitions.set(id, runtime.machineOf(earlier))
  runtime.batch.writes.push((journal) => journal.copyRevision(id, earlier, now))
  return id
}
