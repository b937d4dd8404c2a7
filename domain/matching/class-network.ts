import { ArcList, type FlowGraph, flowGraph, flowOn } from './flow-graph.ts'
import { type MaxFlow, maxFlow } from './max-flow.ts'
import { minCostFlow } from './min-cost-flow.ts'
import { highestScore } from './score.ts'
import type { WorkerClasses } from './worker-classes.ts'

/** How many workers of a class go to a job order. */
export interface Placed {
  readonly workerClass: number
  readonly job: number
  readonly units: number
}

/** What a place in each job order is worth in points, then the same for each tier's start and for the end. */
export type Prices = Int32Array

/** Of a class with many permitted pairs, so many enter the network at first: those that are best at the given prices. */
const pairsAtFirst = 12
/** A pair that is worse than the best by more points than this waits until it proves useful. */
const pointsBehindAtFirst = 6
/** So many pairs at most enter for one class when the network proves too narrow. */
const pairsWhenTooNarrow = 4

/**
 * The network in which units flow from a start for each tier through the classes and the job orders to one end. It holds
 * the few pairs of each class that may matter, not all; the others are looked through when a result is there, and those
 * that could better it enter, until none could. So every result is exact.
 *
 * Nodes: the job orders, the starts, the end, the classes.
 */
export class ClassNetwork {
  readonly #classes: WorkerClasses
  readonly #jobs: number
  readonly #end: number
  /** The classes that have units and pairs; node `#end + 1 + i` is class `#active[i]`. */
  readonly #active: Int32Array
  readonly #units: Int32Array
  readonly #everyone: number
  readonly #arcs: ArcList
  readonly #entered: Uint8Array
  readonly #potential: Int32Array
  readonly #excess: Int32Array
  #graph: FlowGraph

  /** `units[c]`: how many people class c stands for here, none to leave it out. */
  constructor(classes: WorkerClasses, units: Int32Array, headcounts: readonly number[], prices?: Prices) {
    this.#classes = classes
    this.#units = units
    this.#jobs = headcounts.length
    this.#end = headcounts.length + classes.tiers
    const { firstPair } = classes
    this.#active = Int32Array.from(
      Array.from(units.keys()).filter((c) => units[c]! > 0 && firstPair[c + 1]! > firstPair[c]!),
    )
    const nodes = this.#end + 1 + this.#active.length
    this.#arcs = new ArcList(this.#jobs + this.#active.length * (pairsAtFirst + 2))
    for (const [job, headcount] of headcounts.entries()) this.#arcs.add(job, this.#end, headcount, 0)
    let everyone = 0
    for (const [i, c] of this.#active.entries()) {
      this.#arcs.add(this.#jobs + classes.tier[c]!, this.#end + 1 + i, units[c]!, 0)
      everyone += units[c]!
    }
    this.#everyone = everyone
    this.#entered = new Uint8Array(firstPair[classes.count]!)
    this.#potential = new Int32Array(nodes)
    this.#excess = new Int32Array(nodes)
    if (prices !== undefined) this.#potential.set(prices)
    for (const [i, c] of this.#active.entries()) this.#enterFirstPairs(i, c, prices === undefined)
    this.#graph = flowGraph(nodes, this.#arcs)
  }

  /** The prices that go with the last cheapest flow. */
  get prices(): Prices {
    return this.#potential.slice(0, this.#end + 1)
  }

  placed(): Placed[] {
    const placed: Placed[] = []
    for (let arc = this.#jobs + this.#active.length; arc < this.#arcs.count; arc++) {
      const units = flowOn(this.#graph, arc)
      if (units === 0) continue
      const workerClass = this.#active[this.#arcs.tail[arc]! - this.#end - 1]!
      placed.push({ workerClass, job: this.#arcs.head[arc]!, units })
    }
    return placed
  }

  /** How many of each tier can be placed: most of the first, with these most of the second, and so on. */
  mostPlaced(): number[] {
    this.#excess.fill(0)
    this.#excess[this.#end] = -this.#everyone
    return Array.from({ length: this.#classes.tiers }, (_, tier) => {
      this.#excess[this.#jobs + tier] = this.#everyone
      let most = 0
      for (;;) {
        const flow = maxFlow(this.#graph, this.#excess)
        most += flow.pushed
        if (!this.#enterPairsOutOf(flow)) break
      }
      this.#excess[this.#jobs + tier] = 0
      return most
    })
  }

  /** Sends this many of each tier, which must be possible, for the most points. */
  placeCheapest(perTier: readonly number[]): void {
    this.#graph = flowGraph(this.#graph.nodes, this.#arcs)
    this.#excess.fill(0)
    for (const [tier, units] of perTier.entries()) {
      this.#excess[this.#jobs + tier] = units
      this.#excess[this.#end]! -= units
    }
    do {
      const complete = minCostFlow(this.#graph, this.#excess, this.#potential)
      if (!complete) throw new Error(`the network cannot send ${perTier.join(' + ')} units`)
    } while (this.#enterPairsThatPay())
  }

  /** What a class would gain by the pair at the present prices. */
  #worth(pair: number): number {
    return this.#potential[this.#classes.job[pair]!]! - (highestScore - this.#classes.points[pair]!)
  }

  #enterFirstPairs(i: number, c: number, all: boolean): void {
    const from = this.#classes.firstPair[c]!
    const count = this.#classes.firstPair[c + 1]! - from
    let best = this.#worth(from)
    for (let pair = from + 1; pair < from + count; pair++) best = Math.max(best, this.#worth(pair))
    this.#potential[this.#end + 1 + i] = best
    let room = all ? count : pairsAtFirst
    const lowest = all ? Number.NEGATIVE_INFINITY : best - pointsBehindAtFirst
    if (count <= room) {
      for (let pair = from; pair < from + count; pair++) if (this.#worth(pair) >= lowest) this.#enter(i, pair)
      return
    }
    for (let worth = best; worth >= lowest && room > 0; worth--) {
      for (let k = 0; k < count && room > 0; k++) {
        const pair = from + ((k + spread(i)) % count)
        if (this.#worth(pair) !== worth) continue
        this.#enter(i, pair)
        room--
      }
    }
  }

  #enter(i: number, pair: number): void {
    this.#entered[pair] = 1
    const cost = highestScore - this.#classes.points[pair]!
    this.#arcs.add(this.#end + 1 + i, this.#classes.job[pair]!, this.#units[this.#active[i]!]!, cost)
  }

  /** Lets pairs enter that lead from where excess can get to where it cannot; false if there are none: the flow is most. */
  #enterPairsOutOf({ reached }: MaxFlow): boolean {
    const before = this.#arcs.count
    const { firstPair, job } = this.#classes
    for (const [i, c] of this.#active.entries()) {
      if (reached[this.#end + 1 + i] === 0) continue
      const from = firstPair[c]!
      const count = firstPair[c + 1]! - from
      let room = pairsWhenTooNarrow
      for (let k = 0; k < count && room > 0; k++) {
        const pair = from + ((k + spread(i)) % count)
        if (this.#entered[pair] === 1 || reached[job[pair]!]! > 0) continue
        this.#enter(i, pair)
        room--
      }
    }
    return this.#grownSince(before)
  }

  /** Lets pairs enter that pay at the present prices; false if there are none: the flow is cheapest. */
  #enterPairsThatPay(): boolean {
    const before = this.#arcs.count
    const { firstPair } = this.#classes
    for (const [i, c] of this.#active.entries()) {
      const node = this.#end + 1 + i
      let best = this.#potential[node]!
      for (let pair = firstPair[c]!; pair < firstPair[c + 1]!; pair++) {
        const worth = this.#worth(pair)
        if (worth <= this.#potential[node]! || this.#entered[pair] === 1) continue
        this.#enter(i, pair)
        best = Math.max(best, worth)
      }
      // With the class at its best price its people leave their places, and no new arc has to be filled beyond reason.
      this.#potential[node] = best
    }
    return this.#grownSince(before)
  }

  #grownSince(before: number): boolean {
    if (this.#arcs.count === before) return false
    const flow = new Int32Array(this.#arcs.count)
    for (let arc = 0; arc < before; arc++) flow[arc] = flowOn(this.#graph, arc)
    this.#graph = flowGraph(this.#graph.nodes, this.#arcs, flow)
    return true
  }
}

/** Alike classes look through their pairs from different places, so that ties do not send all of them to one order. */
function spread(i: number): number {
  return Math.imul(i, 7919) & 0xffff
}
