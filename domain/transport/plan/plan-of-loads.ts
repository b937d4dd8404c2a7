import type { Departure } from './solve/departure.ts'
import { chartersOf, type Load, leftBehind, mergeLoads, seated } from './solve/load.ts'
import { fleetFor, type TransportProblem } from './solve/transport-problem.ts'
import type { TransportPlan } from './transport-plan.ts'

function routeName({ terminal, pickups }: Departure): string {
  return [terminal, ...pickups].join('\u0000')
}

/** The loads in the documented format; everybody whom they leave behind travels self-arranged. */
export function planOfLoads(problem: TransportProblem, loads: readonly Load[]): TransportPlan {
  const { coachTypes, groups, services } = problem.instance
  const plan: TransportPlan = { coaches: [], rides: [], charters: [], selfArranged: [] }
  const order = mergeLoads(loads).sort(
    (a, b) => a.departure.depart - b.departure.depart || (routeName(a.departure) < routeName(b.departure) ? -1 : 1),
  )
  for (const { departure, riders } of order) {
    const { terminal, depart } = departure
    const pickups = [...departure.pickups]
    for (const [index, count] of fleetFor(problem, departure, seated(riders)).counts.entries()) {
      const seats = coachTypes[index]?.seats
      if (count > 0 && seats) plan.coaches.push({ terminal, pickups, depart, seats, count })
    }
    for (const { group, service, passengers } of riders)
      plan.rides.push({
        group: groups[group]?.id ?? '',
        passengers,
        terminal,
        pickups,
        depart,
        service: services[service]?.id ?? null,
      })
  }
  for (const [service, count] of chartersOf(problem, loads))
    if (count > 0) plan.charters.push({ service: services[service]?.id ?? '', count })
  for (const [group, passengers] of leftBehind(problem, loads).entries())
    if (passengers > 0) plan.selfArranged.push({ group: groups[group]?.id ?? '', passengers })
  return plan
}
