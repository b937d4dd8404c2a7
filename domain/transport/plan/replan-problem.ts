import { buildProblem } from './build-problem.ts'
import { type ReplanConstraints, tripsNamed } from './replan-constraints.ts'
import { coachYuan, type Fleet } from './solve/coach-fleet.ts'
import { type Departure, departureKey, direct } from './solve/departure.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import type { TransportProblem } from './solve/transport-problem.ts'
import type { TransportPlan } from './transport-plan.ts'

/** The value of one passenger's way staying as it is: far below any fare, so it only decides between ways of the same cost. */
const stayYuan = 20

/** The problem of planning again for the people whom `kept` does not carry; free seats on what is kept may be used. */
export function replanProblem(
  instance: TransportInstance,
  previous: TransportPlan,
  kept: TransportPlan,
  constraints: ReplanConstraints,
): TransportProblem {
  const carried = (group: string) => [...kept.rides, ...kept.selfArranged].filter((part) => part.group === group)
  const riding = new Map<string, number>()
  for (const { service, passengers } of kept.rides)
    if (service !== null) riding.set(service, (riding.get(service) ?? 0) + passengers)
  const lost = tripsNamed(constraints.lost)
  const forbidden = new Set<string>(constraints.forbid)
  const isHired = (mode: string) => mode === 'railSpecial' || mode === 'airCharter'

  const groups = instance.groups
    .map((group) => ({
      ...group,
      size: group.size - carried(group.id).reduce((sum, part) => sum + part.passengers, 0),
    }))
    .filter((group) => group.size > 0)
  const services = instance.services.map((service) => {
    const closed = forbidden.has(service.mode) || lost.services.has(service.id)
    const taken = isHired(service.mode) ? 0 : (riding.get(service.id) ?? 0)
    return { ...service, seats: closed ? 0 : Math.max(0, service.seats - taken) }
  })
  const rest = { ...instance, groups, services }
  const keptRuns = new Set([...kept.coaches, ...constraints.vehicles].map(departureKey))
  const problem = buildProblem(rest, keptRuns)
  const before = new Set(previous.rides.map((ride) => `${ride.group} ${ride.service} ${departureKey(ride)}`))
  const hired = new Map(kept.charters.map((charter) => [charter.service, charter.count]))
  return {
    ...problem,
    departures: problem.departures
      .filter((departure) => !lost.departures.has(departureKey(departure)))
      .map((departure) => withoutDirect(departure, forbidden.has('coach')))
      .filter((departure) => departure.ways.length > 0),
    fleets: fleetsBeside(problem, kept, constraints),
    parts: groups.map(({ id }) => {
      const size = instance.groups.find((group) => group.id === id)?.size ?? 0
      return size < instance.rules.unsplittableBelow ? 1 : instance.rules.maxParts - carried(id).length
    }),
    paidSeats: new Map(
      services.flatMap(({ id, seats }, service) => {
        const count = hired.get(id)
        return count === undefined ? [] : [[service, count * seats - (riding.get(id) ?? 0)] as const]
      }),
    ),
    stayYuan: (departure, group, service) =>
      before.has(`${groups[group]?.id} ${services[service]?.id ?? null} ${departureKey(departure)}`) ? stayYuan : 0,
  }
}

function withoutDirect(departure: Departure, forbidden: boolean): Departure {
  return forbidden ? { ...departure, ways: departure.ways.filter((way) => way.service !== direct) } : departure
}

/** Fleets that may use the free seats of kept coaches, and no others where the vehicle is requested. */
function fleetsBeside(
  problem: TransportProblem,
  kept: TransportPlan,
  constraints: ReplanConstraints,
): (departure: Departure) => readonly Fleet[] {
  const { coachTypes } = problem.instance
  const keptRuns = new Set(kept.coaches.map(departureKey))
  const requested = new Map(constraints.vehicles.map((vehicle) => [departureKey(vehicle), vehicle.coaches]))
  const spare = new Map<string, number>()
  for (const coach of kept.coaches)
    spare.set(departureKey(coach), (spare.get(departureKey(coach)) ?? 0) + coach.seats * coach.count)
  for (const ride of kept.rides) spare.set(departureKey(ride), (spare.get(departureKey(ride)) ?? 0) - ride.passengers)
  const none = coachTypes.map(() => 0)
  return (departure) => {
    const key = departureKey(departure)
    const free = spare.get(key) ?? 0
    const beside = free > 0 ? [{ seats: free, yuan: 0, counts: none }] : []
    const coaches = requested.get(key)
    if (!coaches) {
      const more = problem.fleets(departure).map((fleet) => ({ ...fleet, seats: fleet.seats + free }))
      return [...beside, ...more]
    }
    if (keptRuns.has(key)) return beside
    const counts = coachTypes.map((type) =>
      coaches.filter((coach) => coach.seats === type.seats).reduce((sum, coach) => sum + coach.count, 0),
    )
    const seats = coachTypes.reduce((sum, type, index) => sum + type.seats * (counts[index] ?? 0), 0)
    const yuan = coachTypes.reduce((sum, type, index) => sum + coachYuan(type, departure.km) * (counts[index] ?? 0), 0)
    return [{ seats, yuan, counts }]
  }
}
