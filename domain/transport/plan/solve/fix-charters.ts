import type { Subproblem } from './decompose-problem.ts'
import { type Departure, undominated } from './departure.ts'
import type { Load } from './load.ts'
import { openSeats, type TransportProblem } from './transport-problem.ts'

/**
 * A problem in which the numbers of vehicles hired of some services are fixed: their seats are paid and sell singly for
 * nothing. Variable fixing with presolve: what nobody can use any more is left out.
 */
export function fixCharters(problem: TransportProblem, fixed: ReadonlyMap<number, number>): Subproblem {
  const { instance } = problem
  const services = instance.services.map((service, index) => {
    const hired = fixed.get(index)
    if (hired === undefined) return service
    const seats = openSeats(problem, index) + hired * service.seats
    return { ...service, mode: 'rail' as const, pricePerSeat: 0, seats }
  })
  const closed = new Set([...fixed.keys()].filter((service) => services[service]?.seats === 0))
  const wholeOf = new Map<Departure, Departure>()
  const narrowed = problem.departures.flatMap((departure) => {
    const ways = departure.ways.filter((way) => !closed.has(way.service))
    // A place where nobody can board any more may still make a coach come to the next one at the right hour.
    if (ways.length === 0) return []
    const narrow = ways.length < departure.ways.length ? { ...departure, ways } : departure
    wholeOf.set(narrow, departure)
    return [narrow]
  })
  const routes = Map.groupBy(narrowed, ({ terminal, pickups }) => JSON.stringify([terminal, pickups]))
  const departures = [...routes.values()].flatMap((same) => undominated(same, problem.kept))
  const narrowOf = new Map(departures.map((departure) => [wholeOf.get(departure) as Departure, departure]))
  return {
    problem: { ...problem, instance: { ...instance, services }, departures },
    toWhole: (loads) => loads.map((load) => ({ ...load, departure: wholeOf.get(load.departure) as Departure })),
    toPart: (loads) =>
      loads.flatMap((load): Load[] => {
        const departure = narrowOf.get(load.departure)
        const riders = load.riders.filter((rider) => !closed.has(rider.service))
        return departure && riders.length > 0 ? [{ departure, riders }] : []
      }),
  }
}
