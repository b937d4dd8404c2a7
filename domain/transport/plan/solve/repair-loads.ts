import { direct } from './departure.ts'
import { type Load, leftBehind, mergeLoads, type Rider, seated } from './load.ts'
import { fleetFor, isCharter, openSeats, type TransportProblem, wayYuan } from './transport-problem.ts'

export interface RepairedLoads {
  readonly loads: Load[]
  /** Groups that were in too many parts. */
  readonly divided: readonly number[]
}

/**
 * The repair heuristic: makes loads keep the limit on parts, dropping the smallest parts, and offers the empty seats of
 * coaches and services that run anyhow to people of the same groups who are left behind.
 */
export function repairLoads(problem: TransportProblem, loads: readonly Load[]): RepairedLoads {
  const merged = mergeLoads(loads)
  const left = leftBehind(problem, merged)
  const parts = Map.groupBy(
    merged.flatMap((load) => load.riders),
    (rider) => rider.group,
  )
  const dropped = new Set<Rider>()
  const divided: number[] = []
  for (const [group, riders] of parts) {
    const most = problem.parts[group] ?? 1
    if (riders.length + ((left[group] ?? 0) > 0 ? 1 : 0) <= most) continue
    divided.push(group)
    const kept = riders.toSorted((a, b) => b.passengers - a.passengers).slice(0, most - 1)
    for (const rider of riders) if (!kept.includes(rider)) dropped.add(rider)
  }
  const repaired = merged
    .map((load) => ({ ...load, riders: load.riders.filter((rider) => !dropped.has(rider)) }))
    .filter((load) => load.riders.length > 0)
  return { loads: fillEmptySeats(problem, repaired), divided }
}

function fillEmptySeats(problem: TransportProblem, loads: readonly Load[]): Load[] {
  const { services } = problem.instance
  const left = leftBehind(problem, loads)
  const onService = new Map<number, number>()
  for (const { service, passengers } of loads.flatMap((load) => load.riders))
    onService.set(service, (onService.get(service) ?? 0) + passengers)
  const freeOn = (service: number) => {
    if (service === direct) return Infinity
    const taken = onService.get(service) ?? 0
    const paid = openSeats(problem, service)
    if (!isCharter(problem.instance, service)) return paid - taken
    const seats = services[service]?.seats ?? 1
    return paid + Math.ceil(Math.max(0, taken - paid) / seats) * seats - taken
  }
  return loads.map((load) => {
    let free = fleetFor(problem, load.departure, seated(load.riders)).seats - seated(load.riders)
    const riders = load.riders.map((rider) => {
      const { group, service } = rider
      if (wayYuan(problem, load.departure, service) >= (problem.selfYuan[group] ?? 0)) return rider
      const boarding = Math.min(free, left[group] ?? 0, freeOn(service))
      free -= boarding
      left[group] = (left[group] ?? 0) - boarding
      onService.set(service, (onService.get(service) ?? 0) + boarding)
      return { ...rider, passengers: rider.passengers + boarding }
    })
    return { ...load, riders }
  })
}
