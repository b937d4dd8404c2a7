import type { FlowGraph } from './flow-graph.ts'

/**
 * Pushes as many units as can be pushed from nodes with excess to nodes with a deficit (a negative excess), over tight
 * arcs only: those with room whose reduced cost `cost + potential[tail] - potential[head]` is 0. Without potentials every
 * arc with room counts as tight, and the result is a maximum flow. Changes `graph.residual` and `excess`; answers the
 * units pushed.
 *
 * Dinic's algorithm: levels by breadth-first search, then a blocking flow along arcs that go up one level.
 */
export function maxFlow(graph: FlowGraph, excess: Int32Array, potential?: Int32Array): number {
  const search = new LevelSearch(graph, excess, potential)
  let pushed = 0
  while (search.level()) pushed += search.block()
  return pushed
}

class LevelSearch {
  readonly #graph: FlowGraph
  readonly #excess: Int32Array
  readonly #potential: Int32Array | undefined
  /** 0: not reached. Sources have 1. */
  readonly #levels: Int32Array
  readonly #queue: Int32Array
  readonly #nextEntry: Int32Array
  readonly #path: Int32Array
  #reached = 0
  #sources = 0

  constructor(graph: FlowGraph, excess: Int32Array, potential: Int32Array | undefined) {
    this.#graph = graph
    this.#excess = excess
    this.#potential = potential
    this.#levels = new Int32Array(graph.nodes)
    this.#queue = new Int32Array(graph.nodes)
    this.#nextEntry = new Int32Array(graph.nodes)
    this.#path = new Int32Array(graph.nodes)
  }

  #tight(entry: number, tail: number): boolean {
    const { residual, cost, head } = this.#graph
    if (residual[entry] === 0) return false
    const potential = this.#potential
    return potential === undefined || cost[entry]! + potential[tail]! === potential[head[entry]!]!
  }

  /** Levels up to the nearest deficit; false if none can be reached. */
  level(): boolean {
    const { first, head, nodes } = this.#graph
    const levels = this.#levels
    const queue = this.#queue
    for (let i = 0; i < this.#reached; i++) levels[queue[i]!] = 0
    let end = 0
    for (let node = 0; node < nodes; node++) {
      if (this.#excess[node]! <= 0) continue
      levels[node] = 1
      queue[end++] = node
    }
    this.#sources = end
    let last = Number.MAX_SAFE_INTEGER
    for (let i = 0; i < end; i++) {
      const node = queue[i]!
      const level = levels[node]!
      if (level >= last) break
      this.#nextEntry[node] = first[node]!
      for (let entry = first[node]!; entry < first[node + 1]!; entry++) {
        const to = head[entry]!
        if (levels[to] !== 0 || !this.#tight(entry, node)) continue
        levels[to] = level + 1
        this.#nextEntry[to] = first[to]!
        queue[end++] = to
        if (this.#excess[to]! < 0) last = level + 1
      }
    }
    this.#reached = end
    return last !== Number.MAX_SAFE_INTEGER
  }

  /** A flow after which every shortest tight path has a full arc. */
  block(): number {
    let pushed = 0
    for (let i = 0; i < this.#sources; i++) {
      const source = this.#queue[i]!
      while (this.#excess[source]! > 0) {
        const units = this.#augment(source)
        if (units === 0) break
        pushed += units
      }
    }
    return pushed
  }

  #augment(source: number): number {
    const { head, mate, residual } = this.#graph
    const excess = this.#excess
    const path = this.#path
    let length = 0
    let node = source
    while (excess[node]! >= 0) {
      const entry = this.#advance(node)
      if (entry >= 0) {
        path[length++] = entry
        node = head[entry]!
        continue
      }
      if (length === 0) return 0
      const dead = path[--length]!
      node = head[mate[dead]!]!
      this.#nextEntry[node]!++
    }
    let units = Math.min(excess[source]!, -excess[node]!)
    for (let i = 0; i < length; i++) units = Math.min(units, residual[path[i]!]!)
    for (let i = 0; i < length; i++) {
      residual[path[i]!]! -= units
      residual[mate[path[i]!]!]! += units
    }
    excess[source]! -= units
    excess[node]! += units
    return units
  }

  #advance(node: number): number {
    const { first, head } = this.#graph
    const wanted = this.#levels[node]! + 1
    const end = first[node + 1]!
    let entry = this.#nextEntry[node]!
    while (entry < end && !(this.#levels[head[entry]!] === wanted && this.#tight(entry, node))) entry++
    this.#nextEntry[node] = entry
    return entry < end ? entry : -1
  }
}
