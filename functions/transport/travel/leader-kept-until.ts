import { type Instant, plus } from '../../../domain/kernel/instant.ts'
import { arrivesAt, type Trip } from '../../../domain/transport/trips/trip.ts'

/** After the arrival, for what was left in the coach and for questions of the passengers. */
const leaderKept = { days: 30 }

/** When nobody can open a leader's name and telephone any more. */
export function leaderKeptUntil(trip: Trip, from: Instant = arrivesAt(trip)): Instant {
  return plus(from, leaderKept)
}
