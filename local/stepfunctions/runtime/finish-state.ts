import { leave } from '../language/leave.ts'
import type { Json } from '../model/json.ts'
import { stateOfThread } from './enter-state.ts'
import { leaveState } from './leave-state.ts'
import type { EngineRuntime, Follow, Live, Thread } from './runtime.ts'
import { scopeOf } from './scope-of.ts'

/** A Wait is over, or a Task, Map or Parallel has its result. Throws StatesError. */
export async function finishState(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  result: Json | undefined,
): Promise<Follow> {
  const state = stateOfThread(live, thread)
  if (state.Type !== 'Wait' && state.Type !== 'Task' && state.Type !== 'Map' && state.Type !== 'Parallel') return []
  const scope = scopeOf(runtime, live, thread)
  const states = result === undefined ? scope.states : { ...scope.states, result }
  const left = await leave(state, { ...scope, states }, result === undefined ? scope.states.input : result)
  return leaveState(runtime, live, thread, left)
}
