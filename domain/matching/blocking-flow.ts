import type { FlowGraph } from './flow-graph.ts'

/**
 * Pushes units from nodes with excess to nodes with a deficit (a negative excess) until every way up the ranks has a full
 * arc. A way leads from lower to higher rank only, so it cannot turn in a circle; rank 0 is out of bounds. With
 * potentials it keeps to tight arcs, whose reduced cost `cost + potential[tail] - potential[head]` is 0.
 */
export class BlockingFlow {
  readonly rank: Int32Array
  readonly #graph: FlowGraph
  readonly #excess: Int32Array
  readonly #potential: Int32Array | undefined
  /** For each node the entry to look at next; those before it lead nowhere. */
  readonly #next: Int32Array
  /** Entries from the source to where the search stands. */
  readonly #path: Int32Array

  constructor(graph: FlowGraph, excess: Int32Array, potential?: Int32Array) {
    this.rank = new Int32Array(graph.nodes)
    this.#graph = graph
    this.#excess = excess
    this.#potential = potential
    this.#next = new Int32Array(graph.nodes)
    this.#path = new Int32Array(graph.nodes)
  }

  /** Opens a node to this flow. */
  enter(node: number, rank: number): void {
    this.rank[node] = rank
    this.#next[node] = this.#graph.first[node]!
  }

  /** Pushes what `source` has and the ways from it can take; answers the units pushed. */
  push(source: number): number {
    let pushed = 0
    while (this.#excess[source]! > 0) {
      const units = this.#pushAlongOneWay(source)
      if (units === 0) break
      pushed += units
    }
    return pushed
  }

  #pushAlongOneWay(source: number): number {
    const { head, mate, residual } = this.#graph
    const excess = this.#excess
    const path = this.#path
    const length = this.#findWay(source)
    if (length === 0) return 0
    const target = head[path[length - 1]!]!
    let units = Math.min(excess[source]!, -excess[target]!)
    for (let i = 0; i < length; i++) units = Math.min(units, residual[path[i]!]!)
    for (let i = 0; i < length; i++) {
      residual[path[i]!]! -= units
      residual[mate[path[i]!]!]! += units
    }
    excess[source]! -= units
    excess[target]! += units
    return units
  }

  /** Fills the path with a way from `source` to a deficit and answers its length; 0: there is none. */
  #findWay(source: number): number {
    const { first, head, mate } = this.#graph
    const path = this.#path
    let length = 0
    let node = source
    while (this.#excess[node]! >= 0) {
      const entry = this.#openEntry(node)
      if (entry < first[node + 1]!) {
        path[length++] = entry
        node = head[entry]!
      } else {
        if (length === 0) return 0
        node = head[mate[path[--length]!]!]!
        this.#next[node]!++
      }
    }
    return length
  }

  #openEntry(node: number): number {
    const { first, head, residual, cost } = this.#graph
    const potential = this.#potential
    const rank = this.rank
    const own = rank[node]!
    const end = first[node + 1]!
    let entry = this.#next[node]!
    for (; entry < end; entry++) {
      if (residual[entry] === 0) continue
      const to = head[entry]!
      if (rank[to]! <= own) continue
      if (potential === undefined || cost[entry]! + potential[node]! === potential[to]!) break
    }
    this.#next[node] = entry
    return entry
  }
}
