import { type MapState, processorOf } from '../language/states/map.ts'
import type { Json } from '../model/json.ts'
import { stateOfThread } from './enter-state.ts'
import { newThread } from './new-thread.ts'
import { recordEvent } from './record-event.ts'
import type { EngineRuntime, Fan, Follow, Live, Thread } from './runtime.ts'
import { setPhase } from './set-phase.ts'

/** An inline Map runs at most this many iterations at once, whatever it asks for. */
const mostAtOnce = 40

export function startIterations(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  items: Json[],
  maxConcurrency: number,
): Follow {
  recordEvent(runtime, live, thread, 'MapStateStarted', { length: items.length })
  setPhase(runtime, live, thread, { kind: 'iterations', items, maxConcurrency })
  const fan: Fan = { children: new Set(), begun: 0, outputs: [], ended: 0 }
  thread.fan = fan
  if (items.length === 0) {
    recordEvent(runtime, live, thread, 'MapStateSucceeded')
    thread.fan = undefined
    return [[thread, { do: 'finish', result: [] }]]
  }
  return beginIterations(runtime, live, thread, fan)
}

/** As many further iterations as there is room for. */
export function beginIterations(runtime: EngineRuntime, live: Live, thread: Thread, fan: Fan): Follow {
  if (thread.phase.kind !== 'iterations') return []
  const { items, maxConcurrency } = thread.phase
  const room = Math.min(maxConcurrency || mostAtOnce, mostAtOnce)
  const { StartAt } = processorOf(stateOfThread(live, thread) as MapState)
  const graph = [...thread.graph, thread.state]
  const begun: [Thread, { do: 'begin' }][] = []
  while (fan.begun < items.length && fan.begun - fan.ended < room) {
    const index = fan.begun++
    const value = items[index] ?? null
    const iteration = newThread(runtime, live, { graph, state: StartAt, input: value }, thread, index)
    iteration.item = { Index: index, Value: value }
    iteration.phase = { kind: 'beginning' }
    begun.push([iteration, { do: 'begin' }])
  }
  return begun
}
