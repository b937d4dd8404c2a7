import type { GraphPath, StateGraph } from '../../model/state-graph.ts'
import type { ChoiceState } from './choice.ts'
import type { FailState } from './fail.ts'
import { type MapState, processorOf } from './map.ts'
import type { ParallelState } from './parallel.ts'
import type { PassState } from './pass.ts'
import type { SucceedState } from './succeed.ts'
import type { TaskState } from './task.ts'
import type { WaitState } from './wait.ts'

export type State =
  | ChoiceState
  | FailState
  | MapState
  | ParallelState
  | PassState
  | SucceedState
  | TaskState
  | WaitState

export interface Machine extends StateGraph {
  QueryLanguage?: 'JSONata'
  Comment?: string
  Version?: string
  TimeoutSeconds?: number
}

/** The graph at a path that a thread of this very machine keeps. */
export function graphAt(machine: StateGraph, path: GraphPath): StateGraph {
  let graph = machine
  for (let at = 0; at < path.length; at++) {
    const state = stateOf(graph, String(path[at]))
    if (state.Type === 'Map') graph = processorOf(state)
    else if (state.Type === 'Parallel') graph = state.Branches[Number(path[++at])] ?? graph
  }
  return graph
}

export function stateOf(graph: StateGraph, name: string): State {
  return graph.States[name] as State
}
