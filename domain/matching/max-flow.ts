import { BlockingFlow } from './blocking-flow.ts'
import type { FlowGraph } from './flow-graph.ts'

export interface MaxFlow {
  readonly pushed: number
  /** Above 0: a node that some of the excess left could still reach. No arc out of these nodes has room. */
  readonly reached: Int32Array
}

/**
 * Pushes as many units as can be pushed from nodes with excess to nodes with a deficit (a negative excess). Changes
 * `graph.residual` and `excess`.
 *
 * Dinic's algorithm: ranks by breadth-first search as far as the nearest deficit, a blocking flow up the ranks, and again.
 */
export function maxFlow(graph: FlowGraph, excess: Int32Array): MaxFlow {
  const flow = new BlockingFlow(graph, excess)
  const queue = new Int32Array(graph.nodes)
  let pushed = 0
  for (;;) {
    flow.rank.fill(0)
    let sources = 0
    for (let node = 0; node < graph.nodes; node++) {
      if (excess[node]! <= 0) continue
      flow.enter(node, 1)
      queue[sources++] = node
    }
    if (!rankByDistance(graph, excess, flow, queue, sources)) return { pushed, reached: flow.rank }
    for (let i = 0; i < sources; i++) pushed += flow.push(queue[i]!)
  }
}

/** Ranks what the sources, the first in `queue`, can reach; answers whether a deficit is among it. */
function rankByDistance(
  graph: FlowGraph,
  excess: Int32Array,
  flow: BlockingFlow,
  queue: Int32Array,
  sources: number,
): boolean {
  const { first, head, residual } = graph
  const rank = flow.rank
  let nearest = Number.POSITIVE_INFINITY
  let end = sources
  for (let i = 0; i < end; i++) {
    const node = queue[i]!
    const next = rank[node]! + 1
    if (next > nearest) break
    for (let entry = first[node]!; entry < first[node + 1]!; entry++) {
      const to = head[entry]!
      if (rank[to] !== 0 || residual[entry] === 0) continue
      flow.enter(to, next)
      queue[end++] = to
      if (excess[to]! < 0) nearest = next
    }
  }
  return nearest !== Number.POSITIVE_INFINITY
}
