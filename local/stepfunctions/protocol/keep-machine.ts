import * as z from 'zod'
import type { Json } from '../language/json.ts'
import type { MachineRecord } from '../runtime/records.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** Kept and given back, without effect here. */
export const settings = {
  loggingConfiguration: z.json().optional(),
  tracingConfiguration: z.json().optional(),
  encryptionConfiguration: z.json().optional(),
}

export function keepMachine(runtime: Runtime, machine: MachineRecord): void {
  runtime.machines.set(machine.arn, machine)
  runtime.batch.machines.add(machine)
}

/** Its number: executions that run keep the definition that they began with. */
export function newRevision(runtime: Runtime, arn: string, definition: string): number {
  const id = ++runtime.ids.revision
  const now = runtime.clock.epochMilliseconds()
  runtime.definitions.set(id, JSON.parse(definition))
  runtime.batch.writes.push((journal) => journal.keepRevision(id, arn, definition, now))
  return id
}

export function settingsOf(request: Partial<Record<keyof typeof settings, Json | undefined>>): {
  [name: string]: Json
} {
  const given: { [name: string]: Json } = {}
  for (const name of Object.keys(settings) as (keyof typeof settings)[]) {
    const value = request[name]
    if (value !== undefined) given[name] = value
  }
  return given
}
