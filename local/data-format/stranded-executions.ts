import { existsSync } from 'node:fs'
import type { Migration } from './migration.ts'
import { functionInText, nameSince } from './name-since.ts'
import { readUntouched } from './read-untouched.ts'

/** What executions may need of a version: the functions and state machines that it has, by the names in ARNs. */
export interface Continuable {
  readonly functions: ReadonlySet<string>
  readonly machines: ReadonlySet<string>
}

/**
 * The executions that run in a journal and could not go on after the migrations, counted by the name of their state machine:
 * their definition calls a function that no longer exists, or it starts, or is, a state machine that has lost its name. (A
 * state machine cannot be renamed: the task tokens that are out are made with its executions' ARNs.) Changes nothing.
 */
export function strandedExecutions(
  journal: string,
  migrations: readonly Migration[],
  { functions, machines }: Continuable,
): ReadonlyMap<string, number> {
  if (!existsSync(journal)) return new Map()
  const goesOn = (machine: string, definition: string) =>
    machines.has(machine) &&
    (definition.match(functionInText) ?? []).every((name) => functions.has(nameSince(name, migrations, functions))) &&
    (definition.match(/(?<=:stateMachine:)[\w-]+/g) ?? []).every((name) => machines.has(name))
  return readUntouched(journal, (db) => {
    if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'revisions'").get()) return new Map()
    // The children of a map run are part of the execution that it belongs to.
    const running = db
      .prepare(
        `SELECT executions.machine AS machine, definition, count(*) AS count FROM executions
        JOIN revisions ON revisions.id = json_extract(record, '$.revision')
        WHERE status = 'RUNNING' AND map_run IS NULL GROUP BY revisions.id ORDER BY executions.machine`,
      )
      .all()
    const stranded = new Map<string, number>()
    for (const { machine: arn, definition, count } of running) {
      const machine = String(arn).split(':').at(-1) ?? ''
      if (!goesOn(machine, String(definition))) stranded.set(machine, (stranded.get(machine) ?? 0) + Number(count))
    }
    return stranded
  })
}
