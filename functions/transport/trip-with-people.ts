import type { TripId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Staff } from '../wiring/staff.ts'
import { tripFor } from './trip-for.ts'

/** A trip and its people, by seat. */
export interface TripWithPeople {
  readonly trip: Trip
  readonly people: readonly Passenger[]
}

/** For a colleague, both read at once; a refusal where there is no such trip or it lies outside their scope. */
export async function tripWithPeople(
  staff: Staff,
  tripId: TripId,
  deps: Pick<Deps, 'trips' | 'passengers'>,
): Promise<TripWithPeople | Refusal<'not-found' | 'not-permitted'>> {
  const [trip, people] = await Promise.all([tripFor(staff, tripId, deps), deps.passengers.ofTrip(tripId)])
  return isRefusal(trip) ? trip : { trip, people }
}
