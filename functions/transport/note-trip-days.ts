import { isDeepStrictEqual } from 'node:util'
import { concurrently } from '../../domain/kernel/concurrently.ts'
import type { TripId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { tripDayOf } from '../../domain/transport/trips/trip-day.ts'
import type { Deps } from '../wiring/deps.ts'
import type { TripWithPeople } from './trip-with-people.ts'

export type NotingDays = Pick<Deps, 'trips' | 'passengers' | 'tripDays' | 'clock'>

/** Whoever reports at the same moment notes too, so that giving up here loses nothing. */
const mostTries = 10

/**
 * Keeps what is known today of a trip, whose people are as the caller left them, and of `others` that it changed, so that the report of
 * this day says the same for ever. Two may report at the same moment: who finds that people moved meanwhile notes again, so the last
 * note holds what both said. Answers the people of the trip as they were found after the last note.
 */
export async function noteTripDays(
  left: TripWithPeople,
  others: readonly TripId[],
  deps: NotingDays,
): Promise<readonly Passenger[]> {
  const [people] = await concurrently([noteDay(left, deps), noteOthers(others, deps)])
  return people
}

async function noteOthers(tripIds: readonly TripId[], deps: NotingDays): Promise<void> {
  const trips = await deps.trips.getMany(tripIds)
  await concurrently(
    trips.map(async (trip) => noteDay({ trip, people: await deps.passengers.ofTrip(trip.tripId) }, deps)),
  )
}

async function noteDay({ trip, people: seen }: TripWithPeople, deps: NotingDays): Promise<readonly Passenger[]> {
  let people = seen
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const day = tripDayOf(trip, people, dateInShanghai(deps.clock.now()))
    await deps.tripDays.note(day, deps.clock.now())
    people = await deps.passengers.ofTrip(trip.tripId)
    if (isDeepStrictEqual(tripDayOf(trip, people, day.date), day)) break
  }
  return people
}
