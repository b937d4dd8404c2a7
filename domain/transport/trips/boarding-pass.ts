import type { WorkerId } from '../../kernel/ids.ts'
import { epochOf, type Instant, instantOf, plus } from '../../kernel/instant.ts'
import type { BoardingPass } from './boarding-code.ts'
import { arrivesAt, type Trip } from './trip.ts'

const minute = 60_000

/** Coaches are late, and a page that was opened at home is shown hours later. */
const spare = { hours: 24 }

/** A code is good for a day beyond the planned arrival, or beyond now where a trip is later still. */
export function boardingPass(trip: Pick<Trip, 'tripId' | 'stops'>, workerId: WorkerId, now: Instant): BoardingPass {
  const arrives = arrivesAt(trip)
  const end = epochOf(plus(arrives > now ? arrives : now, spare))
  return { tripId: trip.tripId, workerId, until: instantOf(end - (end % minute)) }
}
