import { enter } from '../language/states/enter.ts'
import type { Phase } from '../model/records.ts'
import { stateOfThread } from './enter-state.ts'
import { readEntries } from './read-entries.ts'
import { rebuildFan } from './rebuild-fan.ts'
import type { EngineRuntime, Live, LiveRun, Step, Thread } from './runtime.ts'
import { scopeOf } from './scope-of.ts'
import { setTimers } from './set-timers.ts'
import { firstThread, liveOf } from './start-execution.ts'
import { makeCall } from './start-task.ts'
import { writeResults } from './write-results.ts'

/**
 * After a restart everything goes on where the journal left it: what ended is not done again, what was under way is. An express
 * execution is done again from its start, as AWS may do at any time, within the five minutes that it had.
 */
export function resume(runtime: EngineRuntime): void {
  for (const record of runtime.journal.runningExecutions()) {
    liveOf(runtime, record, runtime.journal.lastEvent(record.id))
  }
  for (const record of runtime.journal.runningMapRuns()) {
    runtime.runs.set(record.id, { record, children: new Set(), filling: false, chunk: undefined })
  }
  for (const { execution, thread: record } of runtime.journal.threads()) {
    const live = runtime.executions.get(execution)
    if (!live) continue
    live.threads.set(record.id, { ...record, timers: [], fan: undefined })
    live.nextThread = Math.max(live.nextThread, record.id + 1)
  }
  for (const live of runtime.executions.values()) {
    const run = live.record.mapRun === undefined ? undefined : runtime.runs.get(live.record.mapRun)
    run?.children.add(live)
    if (live.record.express) firstThread(runtime, live)
    for (const thread of live.threads.values()) rebuildFan(live, thread)
    for (const thread of live.threads.values()) resumeThread(runtime, live, thread)
  }
}

/** What a thread does first when nothing outside it is under way. */
const nextStep: { readonly [kind in Phase['kind']]?: Step } = {
  beginning: { do: 'begin' },
  entering: { do: 'enter' },
  trying: { do: 'try' },
  branches: { do: 'look at fan' },
  iterations: { do: 'look at fan' },
}

function resumeThread(runtime: EngineRuntime, live: Live, thread: Thread): void {
  const { phase } = thread
  setTimers(runtime, live, thread)
  const step = nextStep[phase.kind]
  if (step) runtime.post(live.record.id, thread.id, step)
  if (phase.kind === 'task') {
    if (phase.submitted) runtime.post(live.record.id, thread.id, { do: 'look at child' })
    else runtime.turns.effect(() => makeCall(runtime, live, thread))
  }
  if (phase.kind === 'map run') resumeMapRun(runtime, live, thread, runtime.runs.get(phase.run))
}

function resumeMapRun(runtime: EngineRuntime, live: Live, thread: Thread, run: LiveRun | undefined): void {
  if (!run) return
  if (run.record.stage === 'running') runtime.post(live.record.id, thread.id, { do: 'fill' })
  if (run.record.stage === 'writing') runtime.turns.effect(() => void writeResults(runtime, live, thread, run))
  if (run.record.stage === 'reading') {
    runtime.turns.effect(() => void readAgain(runtime, live, thread, run))
  }
}

/** The items of a map run whose reading was cut short: from the reader, or from the expression as before. */
async function readAgain(runtime: EngineRuntime, live: Live, thread: Thread, run: LiveRun): Promise<void> {
  const release = runtime.clock.busy()
  try {
    const outcome = await enter(stateOfThread(live, thread), scopeOf(runtime, live, thread))
    await readEntries(runtime, live, thread, run, outcome.kind === 'iterate' ? outcome.items : undefined)
  } finally {
    release()
  }
}
