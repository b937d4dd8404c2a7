import * as z from 'zod'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { departureKey } from './solve/departure.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import type { TransportPlan } from './transport-plan.ts'
import { transportSentences } from './transport-sentences.ts'

const CoachTrip = z.object({
  kind: z.literal('coach'),
  terminal: z.string(),
  pickups: z.array(z.string()).min(1),
  depart: z.int().nonnegative(),
})
/** All coaches of one departure, all vehicles of one service, or those of a group who travel on their own. */
export const PlannedTrip = z.discriminatedUnion('kind', [
  CoachTrip,
  z.object({ kind: z.literal('service'), service: z.string() }),
  z.object({ kind: z.literal('self-arranged'), group: z.string() }),
])
export type PlannedTrip = z.infer<typeof PlannedTrip>

/** How a plan is to change, in the planner's own terms: departures, services and groups. */
export const ReplanConstraints = z.object({
  /** Trips that stay as they are, with everybody aboard. */
  lock: z.array(PlannedTrip).default([]),
  /** Trips that will not run: a breakdown, a cancelled flight. */
  lost: z.array(PlannedTrip).default([]),
  /** Everybody whose trips are not lost stays: the plan changes for the people of the lost trips alone. */
  onlyLost: z.boolean().default(false),
  /** What no new journey may use. `coach` is a coach all the way to the city; feeders stay. */
  forbid: z.array(z.enum(['coach', 'rail', 'air', 'railSpecial', 'airCharter'])).default([]),
  /** The coaches that a departure runs with. */
  vehicles: z
    .array(
      CoachTrip.extend({ coaches: z.array(z.object({ seats: z.int().positive(), count: z.int().positive() })).min(1) }),
    )
    .default([]),
  budgetYuan: z.int().nonnegative().optional(),
})
export type ReplanConstraints = z.infer<typeof ReplanConstraints>

/** Sets of what the constraints name: keys of departures, ids of services and of groups. */
export function tripsNamed(trips: readonly PlannedTrip[]) {
  return {
    departures: new Set(trips.flatMap((trip) => (trip.kind === 'coach' ? [departureKey(trip)] : []))),
    services: new Set(trips.flatMap((trip) => (trip.kind === 'service' ? [trip.service] : []))),
    groups: new Set(trips.flatMap((trip) => (trip.kind === 'self-arranged' ? [trip.group] : []))),
  }
}

/**
 * The part of a plan that the constraints keep. A ride is kept when its coach or its service is locked (or, with `onlyLost`,
 * simply not lost), together with both its vehicles. When a changed vehicle has too few seats, its last rides are let go.
 * `infeasible` when a requested vehicle does not exist or a group's locked parts leave no part for the rest of it.
 */
export function keptPlan(
  instance: TransportInstance,
  plan: TransportPlan,
  constraints: ReplanConstraints,
): TransportPlan | Refusal<'infeasible'> {
  const locked = tripsNamed(constraints.lock)
  const lost = tripsNamed(constraints.lost)
  const seatsRequested = new Map<string, number>()
  for (const vehicle of constraints.vehicles) {
    const strange = vehicle.coaches.find(({ seats }) => !instance.coachTypes.some((type) => type.seats === seats))
    if (strange) return refuse('infeasible', transportSentences('no-coach-so-large', { seats: strange.seats }))
    const seats = vehicle.coaches.reduce((sum, coach) => sum + coach.seats * coach.count, 0)
    seatsRequested.set(departureKey(vehicle), seats)
  }
  const seated = new Map<string, number>()
  const rides = plan.rides.filter((ride) => {
    const key = departureKey(ride)
    const service = ride.service ?? ''
    if (lost.departures.has(key) || lost.services.has(service)) return false
    if (!constraints.onlyLost && !locked.departures.has(key) && !locked.services.has(service)) return false
    const aboard = (seated.get(key) ?? 0) + ride.passengers
    if (aboard > (seatsRequested.get(key) ?? Infinity)) return false
    seated.set(key, aboard)
    return true
  })
  const runs = new Set([...rides.map(departureKey), ...locked.departures])
  const hired = new Set([...rides.map((ride) => ride.service), ...locked.services])
  const coaches = plan.coaches.filter(
    (coach) => runs.has(departureKey(coach)) && !seatsRequested.has(departureKey(coach)),
  )
  const requested = constraints.vehicles
    .filter((vehicle) => runs.has(departureKey(vehicle)))
    .flatMap(({ terminal, pickups, depart, coaches: types }) =>
      types.map((type) => ({ terminal, pickups, depart, ...type })),
    )
  const kept = {
    coaches: [...coaches, ...requested].filter((coach) => !lost.departures.has(departureKey(coach))),
    rides,
    charters: plan.charters.filter(({ service }) => hired.has(service) && !lost.services.has(service)),
    selfArranged: plan.selfArranged.filter(({ group }) => constraints.onlyLost || locked.groups.has(group)),
  }
  return keepsPartsFree(instance, kept) ?? kept
}

function keepsPartsFree(instance: TransportInstance, kept: TransportPlan): Refusal<'infeasible'> | null {
  const { maxParts, unsplittableBelow } = instance.rules
  for (const { id, size } of instance.groups) {
    const parts = [...kept.rides, ...kept.selfArranged].filter((part) => part.group === id)
    const passengers = parts.reduce((sum, part) => sum + part.passengers, 0)
    const most = size < unsplittableBelow ? 1 : maxParts
    if (passengers < size && parts.length >= most)
      return refuse(
        'infeasible',
        transportSentences('parts-full', { group: id, parts: parts.length, people: size - passengers }),
      )
  }
  return null
}
