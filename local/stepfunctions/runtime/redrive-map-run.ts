import type { EndStatus, MapRunRecord } from '../model/records.ts'
import { RuntimeError } from '../model/states-error.ts'
import { counterOf } from './end-execution.ts'
import { itemsOfExecution } from './items-of-execution.ts'
import { recordEvent } from './record-event.ts'
import type { EngineRuntime, Live, Thread } from './runtime.ts'
import { setPhase } from './set-phase.ts'
import { whyNotRedrivable } from './why-not-redrivable.ts'

/** AWS redrives one map run no oftener. */
const mostRedrives = 1000
const unsuccessful = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const

/** A map run goes on with its children that failed and those not started; false where it never began to run. */
export function redriveMapRun(runtime: EngineRuntime, live: Live, thread: Thread, id: number): boolean {
  const record = runtime.journal.mapRun(runtime.journal.mapRunArn(id))
  if (!record || record.stage === 'reading') return false
  setPhase(runtime, live, thread, thread.phase)
  const count = (record.redrives?.count ?? 0) + 1
  if (count > mostRedrives) {
    const failure = new RuntimeError(`The map run was redriven ${mostRedrives} times already`)
    runtime.post(live.record.id, thread.id, { do: 'fail', failure })
    return true
  }
  Object.assign(record, { status: 'RUNNING', stage: 'running', stoppedAt: undefined })
  record.redrives = { count, at: runtime.clock.epochMilliseconds() }
  letWait(runtime, record)
  runtime.runs.set(id, { record, children: new Set(), filling: true, chunk: undefined })
  runtime.batch.runs.add(record)
  recordEvent(runtime, live, thread, 'MapRunRedriven', { mapRunArn: record.arn, redriveCount: count })
  runtime.post(live.record.id, thread.id, { do: 'fill' })
  return true
}

/** Children that failed wait for their turn, and count as that; those that cannot be redriven stay failed. */
function letWait(runtime: EngineRuntime, run: MapRunRecord): void {
  const redriving = { pending: { children: 0, items: 0 }, notRedrivable: { children: 0, items: 0 } }
  for (const child of runtime.journal.childrenThatAre(unsuccessful, run.id, -1)) {
    const items = itemsOfExecution(child)
    const isPending = whyNotRedrivable(runtime, child) === undefined
    const share = isPending ? redriving.pending : redriving.notRedrivable
    share.children++
    share.items += items
    if (!isPending) continue
    const counter = counterOf[child.status as EndStatus]
    run.children[counter]--
    run.items[counter] -= items
    runtime.batch.writes.push((journal) => journal.keepExecution({ ...child, status: 'PENDING_REDRIVE' }))
  }
  run.redriving = redriving
}
