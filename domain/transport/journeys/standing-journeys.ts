import type { TripId, WorkerId } from '../../kernel/ids.ts'
import { mergePlans } from '../plan/merge-plans.ts'
import type { StandingVehicle } from '../plan/seat-passengers.ts'
import type { TransportPlan } from '../plan/transport-plan.ts'
import { isBooked } from '../trips/booking.ts'
import type { Traveller } from '../trips/traveller.ts'
import type { Trip } from '../trips/trip.ts'
import type { Journeys } from './journeys.ts'
import { type PlannedVehicle, runKey } from './planned-vehicle.ts'

/** Journeys that an earlier planning made and that may still be changed or joined; of its passengers those who still come. */
export interface StandingJourneys extends Journeys {
  readonly vehicles: ReadonlyMap<TripId, PlannedVehicle>
  readonly travellers: ReadonlyMap<WorkerId, Traveller>
}

export const nothingStands: StandingJourneys = {
  trips: [],
  passengers: [],
  vehicles: new Map(),
  travellers: new Map(),
}

/** Hired, and bound to what was booked: its seats and its price stand. */
export function isFixed({ booking, hire }: Pick<Trip, 'booking' | 'hire'>): boolean {
  return hire !== null && isBooked(booking)
}

/** Each person's vehicles, in the order in which they ride them. */
export function vehiclesByWorker({ trips, passengers, vehicles }: StandingJourneys): Map<WorkerId, PlannedVehicle[]> {
  const order = new Map(trips.map(({ tripId, stops }) => [tripId, stops[0]?.at ?? '']))
  const byWorker = Map.groupBy(
    passengers.toSorted((a, b) => ((order.get(a.tripId) ?? '') < (order.get(b.tripId) ?? '') ? -1 : 1)),
    ({ workerId }) => workerId,
  )
  return new Map(
    [...byWorker].map(([workerId, legs]) => [workerId, legs.flatMap(({ tripId }) => vehicles.get(tripId) ?? [])]),
  )
}

/** By trip: every trip that its people ride, itself among them. */
export function tripsRidden({ passengers }: Journeys): Map<TripId, Set<TripId>> {
  const ridden = new Map<TripId, Set<TripId>>()
  for (const legs of Map.groupBy(passengers, ({ workerId }) => workerId).values())
    for (const { tripId } of legs) {
      const known = ridden.get(tripId) ?? new Set()
      for (const leg of legs) known.add(leg.tripId)
      ridden.set(tripId, known)
    }
  return ridden
}

/** The journeys as the planner knows a plan: counted anew from those who still come. */
export function standingPlan(standing: StandingJourneys, groupOf: (workerId: WorkerId) => string): TransportPlan {
  const plan: TransportPlan = { coaches: [], rides: [], charters: [], selfArranged: [] }
  for (const { tripId, mode, seats } of standing.trips) {
    const vehicle = standing.vehicles.get(tripId)
    if (vehicle?.kind === 'coach') {
      const { terminal, pickups, depart } = vehicle
      plan.coaches.push({ terminal, pickups: [...pickups], depart, seats, count: 1 })
    } else if (vehicle?.kind === 'service' && (mode === 'special-train' || mode === 'charter-flight'))
      plan.charters.push({ service: vehicle.service, count: 1 })
  }
  for (const [workerId, [first, second]] of vehiclesByWorker(standing)) {
    const group = groupOf(workerId)
    if (first?.kind === 'coach') {
      const { terminal, pickups, depart } = first
      const service = second?.kind === 'service' ? second.service : null
      plan.rides.push({ group, passengers: 1, terminal, pickups: [...pickups], depart, service })
    } else plan.selfArranged.push({ group, passengers: 1 })
  }
  return mergePlans(plan, { coaches: [], rides: [], charters: [], selfArranged: [] })
}

/** Coaches, and vehicles hired whole, with the people in them. */
export function standingVehicles(standing: StandingJourneys): StandingVehicle<Traveller>[] {
  const aboard = Map.groupBy(standing.passengers, ({ tripId }) => tripId)
  return standing.trips.flatMap(({ tripId, seats }) => {
    const vehicle = standing.vehicles.get(tripId)
    if (!vehicle || vehicle.kind === 'self-arranged') return []
    const members = aboard.get(tripId)?.flatMap(({ workerId }) => standing.travellers.get(workerId) ?? []) ?? []
    return [{ label: tripId, run: runKey(vehicle), seats, members: new Set(members) }]
  })
}
