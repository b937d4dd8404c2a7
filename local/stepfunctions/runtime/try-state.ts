import { enter } from '../language/states/enter.ts'
import { isDistributed, type MapState } from '../language/states/map.ts'
import { stateOfThread } from './enter-state.ts'
import { leaveState } from './leave-state.ts'
import type { EngineRuntime, Follow, Live, Thread } from './runtime.ts'
import { scopeOf } from './scope-of.ts'
import { setPhase } from './set-phase.ts'
import { setTimers } from './set-timers.ts'
import { startBranches } from './start-branches.ts'
import { startIterations } from './start-iterations.ts'
import { startMapRun } from './start-map-run.ts'
import { startTask } from './start-task.ts'

/** Throws StatesError when the state fails at once. */
export async function tryState(runtime: EngineRuntime, live: Live, thread: Thread): Promise<Follow> {
  thread.attempt++
  const state = stateOfThread(live, thread)
  const outcome = await enter(state, scopeOf(runtime, live, thread))
  switch (outcome.kind) {
    case 'leave':
      return leaveState(runtime, live, thread, outcome)
    case 'wait':
      setPhase(runtime, live, thread, { kind: 'waiting', until: outcome.until })
      setTimers(runtime, live, thread)
      return []
    case 'task':
      startTask(runtime, live, thread, outcome)
      return []
    case 'branches':
      return startBranches(runtime, live, thread, outcome.input)
    case 'iterate':
      if (isDistributed(state as MapState)) return startMapRun(runtime, live, thread, state as MapState, outcome)
      return startIterations(runtime, live, thread, outcome.items ?? [], outcome.maxConcurrency)
  }
}
