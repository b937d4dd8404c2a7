import { chooseRetrier, leaveByCatcher } from '../language/recover.ts'
import { QueryEvaluationError, RuntimeError, StatesError } from '../model/states-error.ts'
import { abandonWork, endExecution } from './end-execution.ts'
import { stateOfThread } from './enter-state.ts'
import { giveUpFan } from './give-up-fan.ts'
import { leaveState } from './leave-state.ts'
import { recordEvent } from './record-event.ts'
import type { EngineRuntime, Follow, Live, Thread } from './runtime.ts'
import { scopeOf } from './scope-of.ts'
import { forgetAside, setAside } from './set-aside.ts'
import { setPhase } from './set-phase.ts'
import { setTimers } from './set-timers.ts'

/** Retry, else Catch, else the failure of the Parallel or Map around it, else of the execution. */
export async function failState(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  failure: StatesError,
): Promise<Follow> {
  recordEvaluation(runtime, live, thread, failure)
  // Nothing catches it, and no state around it gets to fail first.
  if (failure instanceof RuntimeError) {
    endExecution(runtime, live, { status: 'FAILED', error: failure.error, cause: failure.reason }, thread)
    return []
  }
  // An iteration whose input could not be made has not entered a state that could recover.
  if (thread.phase.kind === 'beginning') return failParent(runtime, live, thread, failure)
  const state = stateOfThread(live, thread)
  if (state.Type === 'Map' || state.Type === 'Parallel') {
    giveUpFan(runtime, live, thread)
    recordEvent(runtime, live, thread, `${state.Type}StateFailed`)
  }
  if (state.Type === 'Map' || state.Type === 'Parallel' || state.Type === 'Task') {
    abandonWork(runtime, live, thread, 'FAILED')
    const scope = scopeOf(runtime, live, thread)
    const retrier = chooseRetrier(state.Retry ?? [], failure, thread.retries, scope.chance)
    if (retrier) {
      forgetAside(runtime, live, thread)
      thread.retries[retrier.index] = (thread.retries[retrier.index] ?? 0) + 1
      const until = runtime.clock.epochMilliseconds() + retrier.delayMilliseconds
      setPhase(runtime, live, thread, { kind: 'retrying', until })
      setTimers(runtime, live, thread)
      return []
    }
    try {
      const left = await leaveByCatcher(state.Catch ?? [], failure, scope)
      if (left) return leaveState(runtime, live, thread, left)
    } catch (thrown) {
      if (!(thrown instanceof StatesError)) throw thrown
      recordEvaluation(runtime, live, thread, thrown)
      return failParent(runtime, live, thread, thrown)
    }
  }
  return failParent(runtime, live, thread, failure)
}

/** An error of evaluation is recorded once, where it happened. */
function recordEvaluation(runtime: EngineRuntime, live: Live, thread: Thread, failure: StatesError): void {
  if (!(failure instanceof QueryEvaluationError) || recorded.has(failure)) return
  recorded.add(failure)
  recordEvent(runtime, live, thread, 'EvaluationFailed', {
    error: failure.error,
    cause: failure.reason,
    location: failure.field,
    state: failure.place.state,
  })
}

const recorded = new WeakSet<StatesError>()

function failParent(runtime: EngineRuntime, live: Live, thread: Thread, failure: StatesError): Follow {
  const parent = thread.parent === undefined ? undefined : live.threads.get(thread.parent)
  if (!parent) {
    endExecution(runtime, live, { status: 'FAILED', error: failure.error, cause: failure.reason }, thread)
    return []
  }
  if (thread.phase.kind !== 'beginning') {
    // The only kind of state that has an event for this; it stands where the state's end would.
    if (stateOfThread(live, thread).Type === 'Task') recordEvent(runtime, live, thread, 'TaskStateAborted')
    if (parent.phase.kind === 'iterations') {
      recordEvent(runtime, live, thread, 'MapIterationFailed', { name: parent.state, index: thread.index })
    }
  }
  parent.lastEventId = thread.lastEventId
  abandonWork(runtime, live, thread, 'ABORTED')
  setAside(runtime, live, thread)
  return [[parent, { do: 'fail', failure }]]
}
