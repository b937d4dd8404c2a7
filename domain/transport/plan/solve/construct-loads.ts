import type { Departure } from './departure.ts'
import { type Load, loadsYuan, loadYuan, type Rider, seated } from './load.ts'
import { openSeats, type TransportProblem, wayYuan } from './transport-problem.ts'

/** What is still to be planned: passengers and parts of each group, free seats of each service and departure. */
interface Remainder {
  readonly passengers: number[]
  readonly parts: number[]
  readonly seats: number[]
  /** Passengers that each departure has by now. */
  readonly aboard: Map<Departure, number>
}

interface Offer {
  readonly load: Load
  /** Against self-arranged journeys, yuan. */
  readonly saving: number
}

type Score = (offer: Offer, problem: TransportProblem) => number

/** No one order is best for every instance: small ones want large savings first, large ones cheap seats first. */
const scores: readonly Score[] = [
  (offer) => offer.saving,
  (offer) => offer.saving / seated(offer.load.riders),
  (offer, problem) => offer.saving / loadYuan(problem, offer.load),
]

function everybody(problem: TransportProblem, hired: ReadonlyMap<number, number>): Remainder {
  const { groups, services } = problem.instance
  return {
    passengers: groups.map((group) => group.size),
    parts: [...problem.parts],
    seats: services.map(({ seats }, service) => openSeats(problem, service) + seats * (hired.get(service) ?? 0)),
    aboard: new Map(),
  }
}

/** The load of a departure that saves most, or null when none saves anything. */
function bestOffer(problem: TransportProblem, departure: Departure, remainder: Remainder): Offer | null {
  const ways = departure.ways
    .map((way) => ({ ...way, saves: (problem.selfYuan[way.group] ?? 0) - wayYuan(problem, departure, way.service) }))
    .filter((way) => way.saves > 0 && (remainder.passengers[way.group] ?? 0) > 0)
    .sort((a, b) => b.saves - a.saves || a.group - b.group || a.service - b.service)
  const waiting = [...new Set(ways.map((way) => way.group))].reduce(
    (sum, group) => sum + (remainder.passengers[group] ?? 0),
    0,
  )
  let best: Offer | null = null
  const fleets = problem.fleets(departure)
  // Where a departure runs with certain coaches only, another load of it finds what the loads before have left.
  const room = (fleets.at(-1)?.seats ?? 0) - (remainder.aboard.get(departure) ?? 0)
  for (const fleet of fleets) {
    const riders: Rider[] = []
    const boarded = new Set<number>()
    const taken = new Map<number, number>()
    let free = Math.min(fleet.seats, room)
    let saving = -fleet.yuan
    for (const { group, service, saves } of ways) {
      if (boarded.has(group) || free === 0) continue
      const left = remainder.passengers[group] ?? 0
      const onService = service < 0 ? free : (remainder.seats[service] ?? 0) - (taken.get(service) ?? 0)
      const passengers = Math.min(left, free, onService)
      // The people who stay behind need a part of their own, even if it is self-arranged.
      if (passengers <= 0 || (passengers < left && (remainder.parts[group] ?? 0) < 2)) continue
      boarded.add(group)
      taken.set(service, (taken.get(service) ?? 0) + passengers)
      free -= passengers
      saving += passengers * saves
      riders.push({ group, service, passengers })
    }
    if (saving > 0 && (!best || saving > best.saving)) best = { load: { departure, riders }, saving }
    if (fleet.seats >= waiting) break
  }
  return best
}

function take(load: Load, remainder: Remainder): void {
  remainder.aboard.set(load.departure, (remainder.aboard.get(load.departure) ?? 0) + seated(load.riders))
  for (const { group, service, passengers } of load.riders) {
    remainder.passengers[group] = (remainder.passengers[group] ?? 0) - passengers
    remainder.parts[group] = (remainder.parts[group] ?? 0) - 1
    if (service >= 0) remainder.seats[service] = (remainder.seats[service] ?? 0) - passengers
  }
}

/**
 * The lazy greedy algorithm (Minoux 1978): takes the offer with the highest score again and again. Offers only get worse, so
 * that one need be renewed only when its turn comes.
 */
export function greedyLoads(
  problem: TransportProblem,
  score: Score,
  hired: ReadonlyMap<number, number> = new Map(),
): Load[] {
  const remainder = everybody(problem, hired)
  const ranked = (departure: Departure) => {
    const offer = bestOffer(problem, departure, remainder)
    return offer ? [{ ...offer, score: score(offer, problem) }] : []
  }
  const offers = problem.departures.flatMap(ranked).sort((a, b) => a.score - b.score)
  const loads: Load[] = []
  for (let stale = offers.pop(); stale; stale = offers.pop()) {
    const [fresh] = ranked(stale.load.departure)
    if (!fresh) continue
    const next = offers.at(-1)
    if (!next || fresh.score >= next.score) {
      take(fresh.load, remainder)
      loads.push(fresh.load)
    }
    const [again] = !next || fresh.score >= next.score ? ranked(stale.load.departure) : [fresh]
    if (!again) continue
    const place = offers.findLastIndex((offer) => offer.score <= again.score)
    offers.splice(place + 1, 0, again)
  }
  return loads
}

/**
 * The construction heuristic: a feasible plan in milliseconds, the best of a few greedy orders. Hires no vehicle whole but
 * those in `hired`, as many of each service as it says. Deterministic.
 */
export function constructLoads(problem: TransportProblem, hired: ReadonlyMap<number, number> = new Map()): Load[] {
  const plans = scores.map((score) => greedyLoads(problem, score, hired))
  return plans.reduce((best, plan) => (loadsYuan(problem, plan) < loadsYuan(problem, best) ? plan : best))
}
