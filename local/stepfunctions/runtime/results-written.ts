import { endMapRun } from './end-execution.ts'
import { recordEvent } from './record-event.ts'
import type { Answer, EngineRuntime, Follow, Live, Thread } from './runtime.ts'

/** A map run is over: its result is there, or its items could not be read or its results not be written. */
export function resultsWritten(runtime: EngineRuntime, live: Live, thread: Thread, answer: Answer): Follow {
  const run = thread.phase.kind === 'map run' ? runtime.runs.get(thread.phase.run) : undefined
  if (!run) return []
  if ('failure' in answer) {
    const { error, reason: cause } = answer.failure
    recordEvent(runtime, live, thread, 'MapRunFailed', { error, cause })
    endMapRun(runtime, run, 'FAILED')
    return [[thread, { do: 'fail', failure: answer.failure }]]
  }
  recordEvent(runtime, live, thread, 'MapRunSucceeded')
  endMapRun(runtime, run, 'SUCCEEDED')
  recordEvent(runtime, live, thread, 'MapStateSucceeded')
  return [[thread, { do: 'finish', result: answer.result }]]
}
