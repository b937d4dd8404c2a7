import type { Instant } from '../../../domain/kernel/instant.ts'
import { standsOtherwise } from '../../../domain/kernel/judge-event.ts'
import { isSettledByReports } from '../../../domain/transport/trips/is-settled-by-reports.ts'
import { saysTheSame, toldProgress } from '../../../domain/transport/trips/judge-trip-report.ts'
import type { Passenger } from '../../../domain/transport/trips/passenger.ts'
import { tallyPassengers } from '../../../domain/transport/trips/tally-passengers.ts'
import type { Trip, TripProgress } from '../../../domain/transport/trips/trip.ts'
import { tripReportRules } from '../../../domain/transport/trips/trip-event-rules.ts'
import { tripStanding } from '../../../domain/transport/trips/trip-standing.ts'
import { stateAfter, statesBefore, type TripReport } from '../../../domain/transport/trips/trip-wait.ts'
import type { Deps } from '../../wiring/deps.ts'
import { resumeTrip } from './resume-trip.ts'

interface Report {
  readonly report: TripReport
  readonly at: Instant
  /** The colleague or enterprise that reports. */
  readonly by: string
  /** As they are after the report. */
  readonly people: readonly Passenger[]
  readonly isComplete: boolean
}

/**
 * Answers a report with the trip as it stands. Where the report is complete the journey moves on, and the workflow that
 * waits for this report, or for one that it makes superfluous, goes on.
 */
export async function noteReport(
  trip: Pick<Trip, 'tripId' | 'booking' | 'progress' | 'loss'>,
  { report, at, by, people, isComplete }: Report,
  { trips, workflows }: Pick<Deps, 'trips' | 'workflows'>,
) {
  const { tripId, progress } = trip
  const tally = tallyPassengers(people)
  if (!isComplete) return { tripId, progress, tally }
  // By earlier reports nobody came; this one, which is late, says that they did.
  const isRevived = tripStanding(trip) === 'empty' && tally.boarded > 0
  const before = isRevived ? ([...statesBefore(report), 'cancelled'] as const) : statesBefore(report)
  const advanced = await trips.advance(tripId, before, { state: stateAfter(report), at, by })
  const standing = advanced ?? (await trips.getWaiting(tripId))
  if (!standing) throw new Error(`trip ${tripId} was there and is gone`)
  if (!advanced && isOvertaken(report, at, standing.trip.progress))
    return standsOtherwise(tripReportRules[report].name, toldProgress(standing.trip.progress))
  const settled = isSettledByReports(standing.trip, people)
  await resumeTrip(standing, { travelling: tally.boarded > 0, settled }, { workflows })
  return { tripId, progress: standing.trip.progress, tally }
}

/** Somebody else's departure or arrival was faster; roll-calls and hand-overs come in parts, and none overtakes another. */
function isOvertaken(report: TripReport, at: Instant, standing: TripProgress): boolean {
  if (report !== 'departure' && report !== 'arrival') return false
  return !saysTheSame(report, at, standing)
}
