import { isRefusal, noSuch } from '../../../domain/kernel/refusal.ts'
import { bookingInWords } from '../../../domain/transport/trips/booking-in-words.ts'
import { contradictionsOn } from '../../../domain/transport/trips/contradiction.ts'
import { awaitedTerms } from '../../../domain/transport/trips/mode-terms.ts'
import { tallyPassengers } from '../../../domain/transport/trips/tally-passengers.ts'
import { tripSchedule } from '../../../domain/transport/trips/trip-schedule.ts'
import { awaitedNow, TripReport } from '../../../domain/transport/trips/trip-wait.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { inScope, outOfScope } from '../../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

async function getTrip(
  { params, staff }: Call<Routes['get-trip']>,
  deps: Pick<Deps, 'trips' | 'passengers' | 'clock'>,
) {
  const [kept, people] = await Promise.all([
    deps.trips.getWaiting(params.tripId),
    deps.passengers.ofTrip(params.tripId),
  ])
  const found = kept ?? noSuch('trip')
  if (isRefusal(found)) return found
  const { trip, wait } = found
  if (!inScope(staff, trip)) return outOfScope()
  // Its workflow leaves its first token with the reminder, before any report may come.
  const isOfLater = TripReport.safeParse(wait?.for).success && deps.clock.now() < tripSchedule(trip).reportsFrom
  const waitsFor = wait && !isOfLater ? awaitedNow(wait, trip) : null
  return {
    ...trip,
    booking: bookingInWords(trip.booking),
    people,
    tally: tallyPassengers(people),
    contradictions: contradictionsOn(people),
    waitsFor,
    waitsForWords: waitsFor && awaitedTerms[waitsFor],
  }
}

export const handler = http(routes['get-trip'], getTrip)
