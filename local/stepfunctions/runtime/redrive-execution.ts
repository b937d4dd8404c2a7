import type { ExecutionRecord } from '../model/records.ts'
import { rebuildFan } from './rebuild-fan.ts'
import { recordEvent } from './record-event.ts'
import { redriveMapRun } from './redrive-map-run.ts'
import type { EngineRuntime, Live, Thread } from './runtime.ts'
import { setPhase } from './set-phase.ts'
import { deadlineOf, firstThread, liveOf } from './start-execution.ts'

/** An execution that ended without success goes on: states that were not left are tried again, what ended well stays. */
export function redriveExecution(runtime: EngineRuntime, ended: ExecutionRecord): Live {
  const { id, revision, graph, redrives, express } = ended
  const at = runtime.clock.epochMilliseconds()
  // AWS starts an express child anew.
  const startedAt = express ? at : ended.startedAt
  const count = (redrives?.count ?? 0) + 1
  const record: ExecutionRecord = {
    ...ended,
    status: 'RUNNING',
    redrives: { count, at },
    startedAt,
    deadline: deadlineOf(runtime.machineOf(revision), graph, { startedAt, from: at, express }),
    // The task that once waited for it has heard how it ended.
    awaited: false,
    stoppedAt: undefined,
    output: undefined,
    error: undefined,
    cause: undefined,
  }
  const live = liveOf(runtime, record, runtime.journal.lastEvent(id))
  const event = recordEvent(runtime, live, undefined, 'ExecutionRedriven', { redriveCount: count })
  if (express) runtime.post(id, firstThread(runtime, live).id, { do: 'enter' })
  else continueThreads(runtime, live, event)
  return live
}

function continueThreads(runtime: EngineRuntime, live: Live, event: number): void {
  for (const kept of runtime.journal.threadsOf(live.record.id)) {
    live.threads.set(kept.id, { ...kept, retries: [], lastEventId: event, timers: [], fan: undefined })
    live.nextThread = Math.max(live.nextThread, kept.id + 1)
  }
  for (const thread of live.threads.values()) rebuildFan(live, thread)
  for (const thread of live.threads.values()) redriveThread(runtime, live, thread)
}

function redriveThread(runtime: EngineRuntime, live: Live, thread: Thread): void {
  const { phase, fan } = thread
  if (phase.kind === 'ended') return
  if (phase.kind === 'map run' && redriveMapRun(runtime, live, thread, phase.run)) return
  // An inline Map or a Parallel goes on with its iterations and branches, where it had any.
  if (fan && fan.children.size > 0) {
    setPhase(runtime, live, thread, phase)
    runtime.post(live.record.id, thread.id, { do: 'look at fan' })
    return
  }
  if (phase.kind === 'beginning' || phase.kind === 'entering') {
    setPhase(runtime, live, thread, phase)
    runtime.post(live.record.id, thread.id, { do: phase.kind === 'beginning' ? 'begin' : 'enter' })
    return
  }
  thread.fan = undefined
  setPhase(runtime, live, thread, { kind: 'trying' })
  runtime.post(live.record.id, thread.id, { do: 'try' })
}
