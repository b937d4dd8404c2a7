import type { Departure } from './departure.ts'
import { fleetFor, isCharter, openSeats, type TransportProblem, wayYuan } from './transport-problem.ts'

/** Passengers of one group on one way; `group` and `service` as in `Way`. */
export interface Rider {
  readonly group: number
  readonly service: number
  readonly passengers: number
}

/** The people who travel together with one coach departure. */
export interface Load {
  readonly departure: Departure
  readonly riders: readonly Rider[]
}

export function seated(riders: readonly Rider[]): number {
  return riders.reduce((sum, rider) => sum + rider.passengers, 0)
}

/** Coaches, single seats and waiting of a load in yuan; whole hired vehicles are paid once for all loads. */
export function loadYuan(problem: TransportProblem, load: Load): number {
  const coaches = fleetFor(problem, load.departure, seated(load.riders))
  return load.riders.reduce(
    (sum, rider) => sum + rider.passengers * wayYuan(problem, load.departure, rider.service),
    coaches.yuan,
  )
}

/** Loads of the same departure ride together. */
export function mergeLoads(loads: readonly Load[]): Load[] {
  const byDeparture = Map.groupBy(loads, (load) => load.departure)
  return [...byDeparture].map(([departure, together]) => {
    const byWay = Map.groupBy(
      together.flatMap((load) => load.riders),
      (rider) => `${rider.group} ${rider.service}`,
    )
    const riders = [...byWay.values()].map((same) => ({ ...(same[0] as Rider), passengers: seated(same) }))
    return { departure, riders: riders.sort((a, b) => a.group - b.group || a.service - b.service) }
  })
}

/** How many vehicles of each wholly hired service the loads need. */
export function chartersOf(problem: TransportProblem, loads: readonly Load[]): Map<number, number> {
  const riders = loads.flatMap((load) => load.riders).filter((rider) => isCharter(problem.instance, rider.service))
  const byService = Map.groupBy(riders, (rider) => rider.service)
  return new Map(
    [...byService]
      .sort(([a], [b]) => a - b)
      .map(([service, all]) => [
        service,
        Math.ceil(
          Math.max(0, seated(all) - openSeats(problem, service)) / (problem.instance.services[service]?.seats ?? 0),
        ),
      ]),
  )
}

/** How many passengers of each group no load carries. */
export function leftBehind(problem: TransportProblem, loads: readonly Load[]): number[] {
  const left = problem.instance.groups.map((group) => group.size)
  for (const { group, passengers } of loads.flatMap((load) => load.riders))
    left[group] = (left[group] ?? 0) - passengers
  return left
}

/** What the loads cost together with the journeys of everybody whom they leave behind, yuan. */
export function loadsYuan(problem: TransportProblem, loads: readonly Load[]): number {
  let yuan = 0
  for (const load of mergeLoads(loads)) yuan += loadYuan(problem, load)
  for (const [service, count] of chartersOf(problem, loads))
    yuan += count * (problem.instance.services[service]?.fixedCost ?? 0)
  for (const [group, passengers] of leftBehind(problem, loads).entries())
    yuan += passengers * (problem.selfYuan[group] ?? 0)
  return yuan
}

/** What it is worth that passengers stay with the ways of an earlier plan, yuan. */
export function stayedYuan(problem: TransportProblem, loads: readonly Load[]): number {
  let yuan = 0
  for (const { departure, riders } of loads)
    for (const { group, service, passengers } of riders)
      yuan += passengers * problem.stayYuan(departure, group, service)
  return yuan
}
