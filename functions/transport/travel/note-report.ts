import type { Instant } from '../../../domain/kernel/instant.ts'
import type { Passenger } from '../../../domain/transport/trips/passenger.ts'
import { tallyPassengers } from '../../../domain/transport/trips/tally-passengers.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { stateAfter, statesBefore, type TripReport } from '../../../domain/transport/trips/trip-wait.ts'
import type { Deps } from '../../wiring/deps.ts'
import { resumeTrip } from './resume-trip.ts'

interface Report {
  readonly report: TripReport
  readonly at: Instant
  /** As they are after the report. */
  readonly people: readonly Passenger[]
  readonly isComplete: boolean
}

/**
 * Answers a report with the trip as it stands. Where the report is complete the journey moves on, and the workflow that
 * waits for this report, or for one that it makes superfluous, goes on.
 */
export async function noteReport(
  { tripId, progress }: Pick<Trip, 'tripId' | 'progress'>,
  { report, at, people, isComplete }: Report,
  { trips, workflows }: Pick<Deps, 'trips' | 'workflows'>,
) {
  const tally = tallyPassengers(people)
  if (!isComplete) return { tripId, progress, tally }
  const advanced = await trips.advance(tripId, statesBefore(report), { state: stateAfter(report), at })
  const standing = advanced ?? (await trips.getWaiting(tripId))
  if (!standing) throw new Error(`trip ${tripId} was there and is gone`)
  await resumeTrip(standing, tally.boarded > 0, { workflows })
  return { tripId, progress: standing.trip.progress, tally }
}
