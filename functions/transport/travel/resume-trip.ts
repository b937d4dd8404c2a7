import { hasReport } from '../../../domain/transport/trips/trip-wait.ts'
import type { WaitingTrip } from '../../../storage/transport/trips.ts'
import type { Deps } from '../../wiring/deps.ts'

/** Lets the trip's workflow go on where it waits for a report that is in or has become superfluous. */
export async function resumeTrip(
  { trip, wait }: WaitingTrip,
  travelling: boolean,
  { workflows }: Pick<Deps, 'workflows'>,
): Promise<void> {
  if (wait && hasReport(wait.for, trip.progress)) await workflows.succeed(wait.token, { travelling })
}
