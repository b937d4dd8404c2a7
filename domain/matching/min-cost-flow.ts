import { BlockingFlow } from './blocking-flow.ts'
import type { FlowGraph } from './flow-graph.ts'

/**
 * Sends every excess to a deficit (a negative excess) at the least total cost, and leaves potentials that prove it: no
 * arc with room has a negative reduced cost `cost + potential[tail] - potential[head]`. Any whole potentials may be given
 * to start from; the nearer they are to the final ones, the fewer rounds. Changes `graph.residual`, `excess` and
 * `potential`. Answers false if some excess cannot reach a deficit.
 *
 * Primal-dual: shortest distances from the excesses make the cheapest ways to a deficit tight, a blocking flow uses them,
 * and so on. Where costs are a few points there are few different distances, hence few rounds.
 */
export function minCostFlow(graph: FlowGraph, excess: Int32Array, potential: Int32Array): boolean {
  fillNegativeArcs(graph, excess, potential)
  const ways = new CheapestWays(graph, excess, potential)
  // Pushing leaves no node with excess that had none.
  let sources = nodesWithExcess(excess)
  while (sources.length > 0) {
    if (!ways.tighten(sources)) return false
    for (const source of sources) ways.flow.push(source)
    sources = sources.filter((source) => excess[source]! > 0)
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

function nodesWithExcess(excess: Int32Array): number[] {
  const nodes: number[] = []
  for (let node = 0; node < excess.length; node++) if (excess[node]! > 0) nodes.push(node)
  return nodes
}

const unreached = 0x7fffffff

/** Dijkstra's algorithm with one bucket for each whole distance; the order in which nodes are settled is their rank. */
class CheapestWays {
  readonly flow: BlockingFlow
  readonly #graph: FlowGraph
  readonly #excess: Int32Array
  readonly #potential: Int32Array
  readonly #distance: Int32Array
  readonly #reached: number[] = []
  /** Nodes by distance; a node may stand in several, the one of its distance counts. */
  readonly #buckets: number[][] = []
  #farthest = 0

  constructor(graph: FlowGraph, excess: Int32Array, potential: Int32Array) {
    this.flow = new BlockingFlow(graph, excess, potential)
    this.#graph = graph
    this.#excess = excess
    this.#potential = potential
    this.#distance = new Int32Array(graph.nodes).fill(unreached)
  }

  /** Changes the potentials so that the shortest ways to the nearest deficits are tight; false if there are none. */
  tighten(sources: readonly number[]): boolean {
    this.#forget()
    for (const node of sources) this.#reach(node, 0)
    const nearest = this.#settle()
    if (nearest === unreached) return false
    for (const node of this.#reached) {
      const distance = this.#distance[node]!
      if (distance < nearest) this.#potential[node]! -= nearest - distance
    }
    return true
  }

  #forget(): void {
    for (const node of this.#reached) {
      this.#distance[node] = unreached
      this.flow.rank[node] = 0
    }
    this.#reached.length = 0
    for (let distance = 0; distance <= this.#farthest; distance++) {
      const bucket = this.#buckets[distance]
      if (bucket !== undefined) bucket.length = 0
    }
    this.#farthest = 0
  }

  #reach(node: number, distance: number): void {
    if (this.#distance[node] === unreached) this.#reached.push(node)
    this.#distance[node] = distance
    while (this.#buckets.length <= distance) this.#buckets.push([])
    this.#buckets[distance]!.push(node)
    if (distance > this.#farthest) this.#farthest = distance
  }

  /** Settles nodes up to the distance of the nearest deficit, which is answered. */
  #settle(): number {
    const { first, head, residual, cost } = this.#graph
    const excess = this.#excess
    const potential = this.#potential
    const distances = this.#distance
    const { rank } = this.flow
    let nearest = unreached
    let settled = 0
    for (let distance = 0; distance <= this.#farthest && distance <= nearest; distance++) {
      const bucket = this.#buckets[distance]!
      for (let i = 0; i < bucket.length; i++) {
        const node = bucket[i]!
        if (distances[node] !== distance || rank[node] !== 0) continue
        this.flow.enter(node, ++settled)
        if (excess[node]! < 0) {
          nearest = distance
          continue
        }
        const offset = distance + potential[node]!
        for (let entry = first[node]!; entry < first[node + 1]!; entry++) {
          if (residual[entry] === 0) continue
          const to = head[entry]!
          const found = offset + cost[entry]! - potential[to]!
          if (found < distances[to]!) this.#reach(to, found)
        }
      }
    }
    return nearest
  }
}
