import { isDeepStrictEqual } from 'node:util'
import type { TripId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { type TripDay, tripDayOf } from '../../domain/transport/trips/trip-day.ts'
import type { Deps } from '../wiring/deps.ts'

export type NotingDays = Pick<Deps, 'trips' | 'passengers' | 'tripDays' | 'clock'>

/** Whoever reports at the same moment notes too, so that giving up here loses nothing. */
const mostTries = 10

/**
 * Keeps what is known of trips today, so that the report of this day says the same for ever. Two may report at the same
 * moment: who finds that people moved meanwhile notes again, so the last note holds what both said. `known`: people of trips as the
 * caller left them; they are looked at once, after the note.
 */
export async function noteTripDays(
  tripIds: Iterable<TripId>,
  deps: NotingDays,
  known: ReadonlyMap<TripId, readonly Passenger[]> = new Map(),
): Promise<void> {
  for (const tripId of tripIds) {
    const trip = await deps.trips.get(tripId)
    if (!trip) continue
    const dayOf = (people: readonly Passenger[]): TripDay => tripDayOf(trip, people, dateInShanghai(deps.clock.now()))
    const read = async () => dayOf(await deps.passengers.ofTrip(tripId))
    const left = known.get(tripId)
    let standing = left ? dayOf(left) : await read()
    for (let tries = 1; tries <= mostTries; tries += 1) {
      await deps.tripDays.note(standing, deps.clock.now())
      const noted = standing
      standing = await read()
      if (isDeepStrictEqual(standing, noted)) break
    }
  }
}
