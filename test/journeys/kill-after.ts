import { subscribe } from 'node:diagnostics_channel'
import { flushCompileCache } from 'node:module'
import { DatabaseSync } from 'node:sqlite'

/**
 * Preloaded into a process (`node --import`): kills it after KILL_AFTER steps, or KILL_IN_AFTER steps after something that
 * KILL_IN matches was first written to a database. A step is a transaction that begins to be committed, one that is
 * committed, or an answer of an AWS service: what the process does counts, not how long it takes.
 */
const { KILL_AFTER, KILL_IN, KILL_IN_AFTER } = process.env
const never = Number.POSITIVE_INFINITY
const inside = KILL_IN === undefined ? undefined : new RegExp(KILL_IN)
let stepsLeft = Number(KILL_AFTER ?? never)
let stepsLeftInside = never

function step(): void {
  stepsLeft -= 1
  stepsLeftInside -= 1
  if (stepsLeft !== 0 && stepsLeftInside !== 0) return
  // Else each process would compile what the one before had compiled already.
  flushCompileCache()
  process.kill(process.pid, 'SIGKILL')
}

function lookAt(written: readonly unknown[]): void {
  const isInside = written.some((value) => typeof value === 'string' && inside?.test(value))
  if (isInside && stepsLeftInside === never) stepsLeftInside = Number(KILL_IN_AFTER)
}

/** Calls through, with a step before and after a commit. */
function watched<Call extends (...values: never[]) => unknown>(call: Call, isCommit: (values: unknown[]) => boolean) {
  return function (this: unknown, ...values: Parameters<Call>): unknown {
    lookAt(values)
    const commits = isCommit(values)
    if (commits) step()
    const answer = call.apply(this, values)
    if (commits) step()
    return answer
  }
}

const database: Record<string, unknown> = DatabaseSync.prototype as never
const prepare = database['prepare'] as (this: unknown, text: string) => { run: () => unknown }
database['exec'] = watched(database['exec'] as () => unknown, ([text]) => text === 'COMMIT')
database['prepare'] = function (this: unknown, text: string) {
  const statement = prepare.call(this, text)
  statement.run = watched(statement.run, () => text === 'COMMIT') as () => unknown
  return statement
}
subscribe('http.client.response.finish', step)
