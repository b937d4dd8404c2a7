import type { TripId } from '../../../domain/kernel/ids.ts'
import type { PlannedVehicle } from '../../../domain/transport/journeys/planned-vehicle.ts'
import type { Planning } from '../../../domain/transport/journeys/planning.ts'
import { nothingStands, type StandingJourneys } from '../../../domain/transport/journeys/standing-journeys.ts'
import { isExpected, type Passenger } from '../../../domain/transport/trips/passenger.ts'
import { isCancelled, type Trip } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'

/** Without the trips whose people ride one that may not be changed as well: a way is planned whole. */
function wholeWays(open: ReadonlySet<TripId>, seats: readonly Passenger[]): ReadonlySet<TripId> {
  const ways = Map.groupBy(seats, ({ workerId }) => workerId)
  const closed = new Set(
    [...ways.values()]
      .filter((legs) => legs.some(({ tripId }) => !open.has(tripId)))
      .flatMap((legs) => legs.map(({ tripId }) => tripId)),
  )
  const left = new Set([...open].filter((tripId) => !closed.has(tripId)))
  return left.size === open.size ? left : wholeWays(left, seats)
}

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
  const running = (await deps.trips.getMany([...vehicles.keys()])).filter((trip) => !isCancelled(trip))
  const seats: Passenger[] = []
  for (let start = 0; start < running.length; start += atOnce) {
    const some = running.slice(start, start + atOnce).map(({ tripId }) => deps.passengers.ofTrip(tripId))
    seats.push(...(await Promise.all(some)).flat().filter(isExpected))
  }
  const mayBe = running.filter((trip) => trip.progress.state === 'planned' && mayChange(trip))
  const open = wholeWays(new Set(mayBe.map(({ tripId }) => tripId)), seats)
  return {
    trips: mayBe.filter(({ tripId }) => open.has(tripId)),
    passengers: seats.filter(({ tripId }) => open.has(tripId)),
    vehicles: new Map([...vehicles].filter(([tripId]) => open.has(tripId))),
    travellers: new Map(
      planning.groups.flatMap(({ travellers }) => travellers.map((traveller) => [traveller.workerId, traveller])),
    ),
  }
}
