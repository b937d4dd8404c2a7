import { isDeepStrictEqual } from 'node:util'
import type { TripId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { type TripDay, tripDayOf } from '../../domain/transport/trips/trip-day.ts'
import type { Deps } from '../wiring/deps.ts'

export type NotingDays = Pick<Deps, 'trips' | 'passengers' | 'tripDays' | 'clock'>

/** Whoever reports at the same moment notes too, so that giving up here loses nothing. */
const mostTries = 10

/**
 * Keeps what is known of trips today, so that the report of this day says the same for ever. Two may report at the same
 * moment: who finds that people moved meanwhile notes again, so the last note holds what both said.
 */
export async function noteTripDays(tripIds: Iterable<TripId>, deps: NotingDays): Promise<void> {
  for (const tripId of tripIds) {
    const trip = await deps.trips.get(tripId)
    if (!trip) continue
    const read = async (): Promise<TripDay> =>
      tripDayOf(trip, await deps.passengers.ofTrip(tripId), dateInShanghai(deps.clock.now()))
    let standing = await read()
    for (let tries = 1; tries <= mostTries; tries += 1) {
      await deps.tripDays.note(standing, deps.clock.now())
      const noted = standing
      standing = await read()
      if (isDeepStrictEqual(standing, noted)) break
    }
  }
}
