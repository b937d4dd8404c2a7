import type { TripId } from '../../domain/kernel/ids.ts'
import type { PlannedVehicle } from '../../domain/transport/planned-vehicle.ts'
import type { Planning } from '../../domain/transport/planning.ts'
import { nothingStands, type StandingJourneys } from '../../domain/transport/standing-journeys.ts'
import type { Trip } from '../../domain/transport/trip.ts'
import type { Deps } from '../wiring/deps.ts'

/** So many trips' people are read at once. */
const atOnce = 20

/** The journeys of a planning as they stand in the table, of the trips that the caller may change. */
export async function readStanding(
  planning: Planning | null,
  mayChange: (trip: Trip) => boolean,
  deps: Pick<Deps, 'trips' | 'passengers'>,
): Promise<StandingJourneys> {
  if (!planning) return nothingStands
  const vehicles = new Map(Object.entries(planning.vehicles) as [TripId, PlannedVehicle][])
  const trips = (await deps.trips.getMany([...vehicles.keys()])).filter(
    (trip) => trip.progress.state === 'planned' && mayChange(trip),
  )
  const passengers = []
  for (let start = 0; start < trips.length; start += atOnce) {
    const some = trips.slice(start, start + atOnce).map(({ tripId }) => deps.passengers.ofTrip(tripId))
    passengers.push(...(await Promise.all(some)).flat().filter(({ state }) => state === 'expected'))
  }
  const open = new Set(trips.map(({ tripId }) => tripId))
  return {
    trips,
    passengers,
    vehicles: new Map([...vehicles].filter(([tripId]) => open.has(tripId))),
    travellers: new Map(
      planning.groups.flatMap(({ travellers }) => travellers.map((traveller) => [traveller.workerId, traveller])),
    ),
  }
}
