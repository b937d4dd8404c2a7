import { coachRoute } from './coach-route.ts'
import { type DrivingTimetable, drivingTimetable, type IllegalRun } from './driving-timetable.ts'
import { geography } from './geography.ts'
import { connectionRules } from './solve/connection-rules.ts'
import { departureKey } from './solve/departure.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import type { TransportPlan } from './transport-plan.ts'

type Ride = TransportPlan['rides'][number]

/** How the coaches of one departure drive by the law's strict reading, or why they may not and what to do instead. */
export interface DepartureTimetable {
  readonly terminal: string
  readonly pickups: readonly string[]
  readonly depart: number
  readonly driving: DrivingTimetable | IllegalRun
}

/**
 * The driving timetable of every departure of a plan, under the strict reading whatever the instance's own rules say: a run
 * that only the format's simpler clock allows is told with its reason. Minutes from day 0, 00:00.
 */
export function planTimetables(plan: TransportPlan, instance: TransportInstance): DepartureTimetable[] {
  const { rules, hubs } = instance
  const places = geography(instance)
  const departures = new Map(plan.coaches.map((coach) => [departureKey(coach), coach]))
  const ridesOn = Map.groupBy(plan.rides, departureKey)
  return [...departures].map(([key, { terminal, pickups, depart }]) => {
    const route = coachRoute(terminal, pickups, places, rules)
    if (!route) throw new Error(`no coach may drive from ${pickups.join(', ')} to ${terminal}`)
    const driving = drivingTimetable({
      legs: route.legs,
      speedKmh: rules.speedKmh,
      departs: depart,
      pickupMinutes: rules.pickupMinutes,
      feeder: hubs.some((hub) => hub.id === terminal),
      arriveBy: Math.min(...(ridesOn.get(key) ?? []).map((ride) => latestArrival(ride, instance))),
    })
    return { terminal, pickups, depart, driving }
  })
}

/** When a coach must arrive for a ride: at its city in time, or at its hub before the transfer. */
function latestArrival(
  { group: groupId, service: serviceId, depart }: Ride,
  { groups, services, rules }: TransportInstance,
): number {
  const service = services.find(({ id }) => id === serviceId)
  if (service) return service.depart - connectionRules(rules, depart).transferMin
  return groups.find(({ id }) => id === groupId)?.latestArrival ?? Infinity
}
