import type { Departure } from './departure.ts'
import type { DualPrices } from './price-departure.ts'
import type { TransportProblem } from './transport-problem.ts'

/**
 * No load of a departure has a lower reduced cost, yuan: its cost less what it is worth at these prices when its seats go to
 * those to whom they are worth most.
 */
export function reducedCostBound(problem: TransportProblem, departure: Departure, prices: DualPrices): number {
  const each = new Map<number, number>()
  for (const { group, service } of departure.ways) {
    const yuan = prices.way(group, service) + (departure.waits.get(service) ?? 0)
    each.set(group, Math.max(each.get(group) ?? 0, (prices.worth[group] ?? 0) - yuan))
  }
  const byWorth = [...each].sort((a, b) => b[1] - a[1])
  const losses = problem.fleets(departure).map((fleet) => {
    let free = fleet.seats
    let loss = fleet.yuan
    for (const [group, yuan] of byWorth) {
      const passengers = Math.min(free, problem.instance.groups[group]?.size ?? 0)
      loss -= passengers * yuan
      free -= passengers
    }
    return loss
  })
  return Math.min(...losses)
}
