import type { TripId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { tallyPassengers } from '../../domain/transport/tally-passengers.ts'
import { isReported, stateAfter, statesBefore, type TripReport } from '../../domain/transport/trip-wait.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Answers a report with the trip as it stands. Where the report is complete the journey moves on, and the workflow that
 * waits for this report, or for one that it makes superfluous, goes on.
 */
export async function noteReport(
  { tripId, report, at, isComplete }: { tripId: TripId; report: TripReport; at: Instant; isComplete: boolean },
  { trips, passengers, workflows }: Pick<Deps, 'trips' | 'passengers' | 'workflows'>,
) {
  const tally = tallyPassengers(await passengers.ofTrip(tripId))
  if (isComplete) await trips.advance(tripId, statesBefore(report), { state: stateAfter(report), at })
  const trip = await trips.get(tripId)
  if (!trip) return refuse('not-found', 'There is no such trip.')
  const wait = await trips.waitOf(tripId)
  if (wait && wait.for !== 'booking' && isReported(wait.for, trip.progress))
    await workflows.succeed(wait.token, { travelling: tally.boarded > 0 })
  return { tripId, progress: trip.progress, tally }
}
