/**
 * A residual network in typed arrays. Each arc of the network is two entries, one the other's `mate`: what can still be
 * pushed along it, and back along it what can be undone. The entries of a node stand side by side, so that reading them
 * is reading memory in order: those of node `n` are `first[n]` to `first[n + 1] - 1`.
 */
export interface FlowGraph {
  readonly nodes: number
  readonly first: Int32Array
  readonly head: Int32Array
  readonly mate: Int32Array
  readonly residual: Int32Array
  readonly cost: Int32Array
  /** Where arc number i of the network, in the order in which it was added, has its forward entry. */
  readonly entryOf: Int32Array
}

/** Arcs in the order in which they were added; `capacity` is a whole number of units, `cost` whole points a unit. */
export class ArcList {
  count = 0
  tail: Int32Array
  head: Int32Array
  capacity: Int32Array
  cost: Int32Array

  constructor(expected: number) {
    this.tail = new Int32Array(expected)
    this.head = new Int32Array(expected)
    this.capacity = new Int32Array(expected)
    this.cost = new Int32Array(expected)
  }

  add(tail: number, head: number, capacity: number, cost: number): number {
    if (this.count === this.tail.length) this.#grow()
    const arc = this.count++
    this.tail[arc] = tail
    this.head[arc] = head
    this.capacity[arc] = capacity
    this.cost[arc] = cost
    return arc
  }

  #grow(): void {
    const size = Math.max(1024, Math.ceil(this.tail.length * 1.5))
    const grown = (old: Int32Array) => {
      const fresh = new Int32Array(size)
      fresh.set(old)
      return fresh
    }
    this.tail = grown(this.tail)
    this.head = grown(this.head)
    this.capacity = grown(this.capacity)
    this.cost = grown(this.cost)
  }
}

/** The residual network of these arcs, with `flow[arc]` units on each already; without `flow`, none. */
export function flowGraph(nodes: number, arcs: ArcList, flow?: Int32Array): FlowGraph {
  const first = new Int32Array(nodes + 1)
  for (let arc = 0; arc < arcs.count; arc++) {
    first[arcs.tail[arc]! + 1]!++
    first[arcs.head[arc]! + 1]!++
  }
  for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!

  const next = first.slice(0, nodes)
  const head = new Int32Array(2 * arcs.count)
  const mate = new Int32Array(2 * arcs.count)
  const residual = new Int32Array(2 * arcs.count)
  const cost = new Int32Array(2 * arcs.count)
  const entryOf = new Int32Array(arcs.count)
  for (let arc = 0; arc < arcs.count; arc++) {
    const forward = next[arcs.tail[arc]!]!++
    const back = next[arcs.head[arc]!]!++
    head[forward] = arcs.head[arc]!
    head[back] = arcs.tail[arc]!
    mate[forward] = back
    mate[back] = forward
    const units = flow?.[arc] ?? 0
    residual[forward] = arcs.capacity[arc]! - units
    residual[back] = units
    cost[forward] = arcs.cost[arc]!
    cost[back] = -arcs.cost[arc]!
    entryOf[arc] = forward
  }
  return { nodes, first, head, mate, residual, cost, entryOf }
}

/** Units that flow on arc number `arc`. */
export function flowOn(graph: FlowGraph, arc: number): number {
  return graph.residual[graph.mate[graph.entryOf[arc]!]!]!
}
