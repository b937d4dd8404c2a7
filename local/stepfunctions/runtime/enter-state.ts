import { graphAt, stateOf } from '../language/states/definition.ts'
import { endExecution } from './end-execution.ts'
import { machineOfExecution } from './machine-of-execution.ts'
import { data, recordEvent } from './record-event.ts'
import type { EngineRuntime, Follow, Live, Thread } from './runtime.ts'
import { setPhase } from './set-phase.ts'

export function stateOfThread(live: Live, thread: Thread) {
  return stateOf(graphAt(live.machine, thread.graph), thread.state)
}

export function enterState(runtime: EngineRuntime, live: Live, thread: Thread): Follow {
  if (machineOfExecution(runtime, live.record)?.status === 'DELETING') {
    endExecution(runtime, live, { status: 'ABORTED' }, thread)
    return []
  }
  const state = stateOfThread(live, thread)
  // Of express executions AWS counts requests and time.
  if (!live.record.express) runtime.counters.stateTransitions++
  thread.enteredEventId = recordEvent(runtime, live, thread, `${state.Type}StateEntered`, {
    name: thread.state,
    ...data('input', JSON.stringify(thread.input)),
  })
  thread.enteredAt = runtime.clock.epochMilliseconds()
  thread.retries = []
  setPhase(runtime, live, thread, { kind: 'trying' })
  return [[thread, { do: 'try' }]]
}
