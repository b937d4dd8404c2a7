import type { ParallelState } from '../language/states/parallel.ts'
import type { Json } from '../model/json.ts'
import { stateOfThread } from './enter-state.ts'
import { newThread } from './new-thread.ts'
import { recordEvent } from './record-event.ts'
import type { EngineRuntime, Follow, Live, Thread } from './runtime.ts'
import { setPhase } from './set-phase.ts'

export function startBranches(runtime: EngineRuntime, live: Live, thread: Thread, input: Json): Follow {
  const { Branches } = stateOfThread(live, thread) as ParallelState
  recordEvent(runtime, live, thread, 'ParallelStateStarted')
  setPhase(runtime, live, thread, { kind: 'branches' })
  thread.fan = { children: new Set(), begun: Branches.length, outputs: [], ended: 0 }
  return Branches.map((branch, index) => {
    const graph = [...thread.graph, thread.state, index]
    return [newThread(runtime, live, { graph, state: branch.StartAt, input }, thread, index), { do: 'enter' }]
  })
}
