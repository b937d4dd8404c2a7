import type { Departure } from './departure.ts'
import type { SeatPrices } from './price-departure.ts'
import type { TransportProblem } from './transport-problem.ts'

/** What a departure loses at these prices even when its seats go to those to whom they are worth most, yuan. */
export function reducedCost(problem: TransportProblem, departure: Departure, prices: SeatPrices): number {
  const each = new Map<number, number>()
  for (const { group, service } of departure.ways)
    each.set(group, Math.max(each.get(group) ?? 0, (prices.worth[group] ?? 0) - prices.way(group, service)))
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
