import type { MapState } from '../language/states/map.ts'
import { selectItem } from '../language/states/map.ts'
import { stateOfThread } from './enter-state.ts'
import { recordEvent } from './record-event.ts'
import type { EngineRuntime, Follow, Live, Thread } from './runtime.ts'
import { scopeOf } from './scope-of.ts'
import { setPhase } from './set-phase.ts'

/** Gives an iteration its input; `ItemSelector` sees the Map state with this item in the context. Throws StatesError. */
export async function beginIteration(runtime: EngineRuntime, live: Live, thread: Thread): Promise<Follow> {
  const parent = thread.parent === undefined ? undefined : live.threads.get(thread.parent)
  if (!parent || !thread.item) return []
  const scope = scopeOf(runtime, live, { ...parent, item: thread.item })
  const state = stateOfThread(live, parent) as MapState
  thread.input = await selectItem(state, scope, thread.item.Value)
  // Only now: an iteration whose input cannot be made is not told of.
  recordEvent(runtime, live, thread, 'MapIterationStarted', { name: parent.state, index: thread.index })
  setPhase(runtime, live, thread, { kind: 'entering' })
  return [[thread, { do: 'enter' }]]
}
