import type { Fleet } from './coach-fleet.ts'
import type { Departure } from './departure.ts'
import type { Rider } from './load.ts'
import { isCharter, staysTogether, type TransportProblem } from './transport-problem.ts'

/** Dual prices of the restricted master: what seats are worth at the moment, yuan a passenger. */
export interface DualPrices {
  /** What it is worth to carry one passenger of each group. */
  readonly worth: ArrayLike<number>
  /** What the way costs beyond the coach and the waiting: the seat, and the scarcity of the service. */
  readonly way: (group: number, service: number) => number
}

export interface PricedLoad {
  readonly fleet: Fleet
  readonly riders: readonly Rider[]
  /** Worth of the passengers less the cost of their ways and of the coaches, yuan: the negative of the reduced cost. */
  readonly profit: number
}

interface Piece {
  readonly group: number
  readonly service: number
  readonly passengers: number
  /** Profit of one passenger. */
  readonly each: number
}

/** The profitable ways of one group, best first, each with the passengers that it may take. */
function piecesOf(problem: TransportProblem, departure: Departure, prices: DualPrices): Map<number, Piece[]> {
  const { groups, services } = problem.instance
  const byGroup = new Map<number, Piece[]>()
  for (const { group, service } of departure.ways) {
    const each = (prices.worth[group] ?? 0) - prices.way(group, service) - (departure.waits.get(service) ?? 0)
    if (each <= 0) continue
    const size = groups[group]?.size ?? 0
    const open = service < 0 || isCharter(problem.instance, service) ? size : (services[service]?.seats ?? 0)
    const pieces = byGroup.get(group) ?? []
    pieces.push({ group, service, passengers: Math.min(size, open), each })
    byGroup.set(group, pieces)
  }
  for (const [group, pieces] of byGroup) {
    pieces.sort((a, b) => b.each - a.each || a.service - b.service)
    let left = groups[group]?.size ?? 0
    const useful: Piece[] = []
    for (const piece of pieces) {
      if (left === 0) break
      const passengers = Math.min(left, piece.passengers)
      if (staysTogether(problem, group) && passengers < left) continue
      useful.push({ ...piece, passengers })
      left -= passengers
    }
    byGroup.set(group, useful)
  }
  return byGroup
}

/**
 * The pricing problem of a departure: the most profitable passengers for each of its fleets, fleets without profit left out.
 * Exact for one departure, except that two groups may both count on the last seats of one service:
 * groups that stay together are chosen by a 0-1 knapsack over the seats, the others fill the rest seat by seat.
 */
export function priceDeparture(problem: TransportProblem, departure: Departure, prices: DualPrices): PricedLoad[] {
  const together: Piece[] = []
  const single: Piece[] = []
  for (const [group, pieces] of piecesOf(problem, departure, prices))
    (staysTogether(problem, group) ? together : single).push(...pieces)
  single.sort((a, b) => b.each - a.each || a.group - b.group || a.service - b.service)
  const all = [...together, ...single]
  const cheapest = problem.fleets(departure)[0]
  const most = all.reduce((sum, piece) => sum + piece.passengers * piece.each, 0)
  if (!cheapest || most <= cheapest.yuan) return []
  const passengers = all.reduce((sum, piece) => sum + piece.passengers, 0)

  const heavy = together.reduce((sum, piece) => sum + piece.passengers, 0)
  const best = new Float64Array(heavy + 1)
  const takes = together.map((piece) => {
    const taken = new Uint8Array(heavy + 1)
    for (let seats = heavy; seats >= piece.passengers; seats -= 1) {
      const profit = (best[seats - piece.passengers] ?? 0) + piece.passengers * piece.each
      if (profit <= (best[seats] ?? 0)) continue
      best[seats] = profit
      taken[seats] = 1
    }
    return taken
  })
  const filled = new Float64Array(passengers + 1)
  let seat = 0
  for (const piece of single)
    for (let one = 0; one < piece.passengers; one += 1, seat += 1) filled[seat + 1] = (filled[seat] ?? 0) + piece.each
  filled.fill(filled[seat] ?? 0, seat + 1)

  const priced: PricedLoad[] = []
  for (const fleet of problem.fleets(departure)) {
    const seats = Math.min(fleet.seats, passengers)
    let split = 0
    for (let held = 1; held <= Math.min(heavy, seats); held += 1)
      if ((best[held] ?? 0) + (filled[seats - held] ?? 0) > (best[split] ?? 0) + (filled[seats - split] ?? 0) + 1e-9)
        split = held
    const profit = (best[split] ?? 0) + (filled[seats - split] ?? 0) - fleet.yuan
    if (profit > 0) {
      const riders: Rider[] = []
      let held = split
      for (let item = together.length - 1; item >= 0; item -= 1) {
        const piece = together[item] as Piece
        if (takes[item]?.[held] !== 1) continue
        riders.push({ group: piece.group, service: piece.service, passengers: piece.passengers })
        held -= piece.passengers
      }
      let free = seats - split
      for (const piece of single) {
        if (free === 0) break
        const boarding = Math.min(free, piece.passengers)
        riders.push({ group: piece.group, service: piece.service, passengers: boarding })
        free -= boarding
      }
      priced.push({ fleet, riders, profit })
    }
    if (fleet.seats >= passengers) break
  }
  return priced
}
