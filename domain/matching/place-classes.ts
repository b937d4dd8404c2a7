import { ClassNetwork, type Placed, type Prices } from './class-network.ts'
import type { WorkerClasses } from './worker-classes.ts'

export interface ClassPlacing {
  readonly placed: readonly Placed[]
  readonly perTier: readonly number[]
  /** To start from when a similar instance, with the same job orders and number of tiers, is placed next. */
  readonly prices: Prices
}

/** Up to so many people the prices of places are found from nothing; above, from a sample of one in `sampleOneIn`. */
const fewPeople = 1000
const sampleOneIn = 8

/**
 * The lexicographic optimum: most people of the first tier, with these most of the second, and so on; then most points.
 *
 * A maximum flow from the first tier's start, then also from the second's, gives the numbers. That the most of an earlier
 * tier never costs the total is a property of matchings: the sets of people who can be placed at once are the independent
 * sets of a matroid (a transversal matroid), so each extends to a largest one. With the numbers forced, the cheapest flow
 * has the most points. It starts from the prices that a sample gives, which leaves little to mend.
 */
export function placeClasses(classes: WorkerClasses, headcounts: readonly number[], prices?: Prices): ClassPlacing {
  return placeOneIn(1, classes, headcounts, prices)
}

function placeOneIn(
  share: number,
  classes: WorkerClasses,
  headcounts: readonly number[],
  known: Prices | undefined,
): ClassPlacing {
  const few = classes.members.length / share <= fewPeople
  const prices = known ?? (few ? undefined : placeOneIn(share * sampleOneIn, classes, headcounts, undefined).prices)
  const network = new ClassNetwork(classes, sampledUnits(classes, share), headcounts, prices)
  const perTier = network.mostPlaced()
  network.placeCheapest(perTier)
  return { placed: network.placed(), perTier, prices: network.prices }
}

/** Every n-th person, who stands for n. */
function sampledUnits(classes: WorkerClasses, share: number): Int32Array {
  const units = new Int32Array(classes.count)
  let c = 0
  for (let member = share >> 1; member < classes.members.length; member += share) {
    while (classes.firstMember[c + 1]! <= member) c++
    units[c]! += share
  }
  return units
}
