import type { FlowGraph } from './flow-graph.ts'
import { maxFlow } from './max-flow.ts'

/**
 * Sends every excess to a deficit at the least total cost, and leaves potentials that prove it: no arc with room has a
 * negative reduced cost `cost + potential[tail] - potential[head]`. Any whole-number potentials may be given to start
 * from; the nearer they are to the final ones, the fewer rounds. Changes `graph.residual`, `excess` and `potential`.
 * Answers false if some excess cannot reach a deficit.
 *
 * Primal-dual: shortest distances from the excesses make the cheapest ways to a deficit tight, a maximum flow over tight
 * arcs uses all of them up, and so on. With costs of a few points there are few different distances, hence few rounds.
 */
export function minCostFlow(graph: FlowGraph, excess: Int32Array, potential: Int32Array): boolean {
  fillNegativeArcs(graph, excess, potential)
  const distances = new ShortestDistances(graph)
  maxFlow(graph, excess, potential)
  while (excess.some((units) => units > 0)) {
    if (!distances.tighten(excess, potential)) return false
    maxFlow(graph, excess, potential)
  }
  return true
}

function fillNegativeArcs(graph: FlowGraph, excess: Int32Array, potential: Int32Array): void {
  const { first, head, mate, residual, cost } = graph
  for (let node = 0; node < graph.nodes; node++) {
    for (let entry = first[node]!; entry < first[node + 1]!; entry++) {
      const units = residual[entry]!
      if (units === 0 || cost[entry]! + potential[node]! >= potential[head[entry]!]!) continue
      residual[entry] = 0
      residual[mate[entry]!]! += units
      excess[node]! -= units
      excess[head[entry]!]! += units
    }
  }
}

const unreached = 0x7fffffff

/** Dijkstra's algorithm with one bucket for each whole distance. */
class ShortestDistances {
  readonly #graph: FlowGraph
  readonly #distance: Int32Array
  /** Nodes by distance; a node may stand in several, the one of its distance counts. */
  readonly #buckets: number[][] = []
  readonly #touched: number[] = []

  constructor(graph: FlowGraph) {
    this.#graph = graph
    this.#distance = new Int32Array(graph.nodes).fill(unreached)
  }

  /** Changes the potentials so that a shortest way from an excess to a deficit is tight; false if there is none. */
  tighten(excess: Int32Array, potential: Int32Array): boolean {
    const distance = this.#distance
    for (let node = 0; node < this.#graph.nodes; node++) if (excess[node]! > 0) this.#reach(node, 0)
    const nearest = this.#settle(excess, potential)
    if (nearest !== unreached) {
      for (const node of this.#touched) {
        if (distance[node]! < nearest) potential[node]! -= nearest - distance[node]!
      }
    }
    for (const node of this.#touched) distance[node] = unreached
    this.#touched.length = 0
    for (const bucket of this.#buckets) bucket.length = 0
    return nearest !== unreached
  }

  #reach(node: number, distance: number): void {
    if (this.#distance[node] === unreached) this.#touched.push(node)
    this.#distance[node] = distance
    while (this.#buckets.length <= distance) this.#buckets.push([])
    this.#buckets[distance]!.push(node)
  }

  /** Distances below that of the nearest deficit, which is answered. */
  #settle(excess: Int32Array, potential: Int32Array): number {
    const { first, head, residual, cost } = this.#graph
    const distance = this.#distance
    let nearest = unreached
    for (let reach = 0; reach < this.#buckets.length && reach < nearest; reach++) {
      const bucket = this.#buckets[reach]!
      for (let i = 0; i < bucket.length; i++) {
        const node = bucket[i]!
        if (distance[node] !== reach) continue
        const offset = reach + potential[node]!
        for (let entry = first[node]!; entry < first[node + 1]!; entry++) {
          if (residual[entry] === 0) continue
          const to = head[entry]!
          const found = offset + cost[entry]! - potential[to]!
          if (found >= distance[to]! || found >= nearest) continue
          if (excess[to]! < 0) nearest = found
          else this.#reach(to, found)
        }
        if (reach >= nearest) break
      }
    }
    return nearest
  }
}
