import type { DatabaseSync } from 'node:sqlite'
import { callsIn } from './calls-in.ts'
import { SomeOfEach } from './some-of-each.ts'

/** By the name of a function or a state machine, one of each shape. */
type ByName = Readonly<Record<string, readonly unknown[]>>

export interface RecordedJournal {
  /** What functions were handed, and what went back with the token that they were given. */
  readonly inputs: ByName
  readonly given: ByName
  /** What executions were started with; children of a map run are part of theirs. */
  readonly starts: ByName
  /** As it was deployed at the end. */
  readonly definitions: Readonly<Record<string, unknown>>
}

export function recordJournals(journals: Iterable<DatabaseSync>): RecordedJournal {
  const [inputs, given, starts] = [
    SomeOfEach.shapes<unknown>(),
    SomeOfEach.shapes<unknown>(),
    SomeOfEach.shapes<unknown>(),
  ]
  const definitions = new Map<string, unknown>()
  for (const journal of journals) {
    for (const call of callsIn(journal)) {
      inputs.add(call.name, call.input)
      if (call.given !== undefined) given.add(call.name, call.given)
    }
    const executions = journal.prepare('SELECT machine, record FROM executions WHERE map_run IS NULL ORDER BY id')
    for (const { machine, record } of executions.iterate()) {
      starts.add(machineIn(machine), JSON.parse((JSON.parse(String(record)) as { input: string }).input))
    }
    for (const { machine, definition } of journal
      .prepare('SELECT machine, definition FROM revisions ORDER BY id')
      .iterate())
      definitions.set(machineIn(machine), JSON.parse(String(definition)))
  }
  return {
    inputs: inputs.all(),
    given: given.all(),
    starts: starts.all(),
    definitions: Object.fromEntries([...definitions].sort(([one], [other]) => (one < other ? -1 : 1))),
  }
}

function machineIn(arn: unknown): string {
  return String(arn).split(':').at(-1) ?? ''
}
