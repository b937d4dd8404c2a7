import { goesOn } from '../../../domain/transport/trips/trip-wait.ts'
import type { WaitingTrip } from '../../../storage/transport/trip-reports.ts'
import type { Deps } from '../../wiring/deps.ts'

/**
 * Lets the trip's workflow go on where it waits for a report that is in or has become superfluous. A step with which the trip ends is told
 * by the failure `unsettled` that something is left to settle.
 */
export async function resumeTrip(
  { trip, wait }: WaitingTrip,
  { travelling, settled }: { readonly travelling: boolean; readonly settled: boolean },
  { workflows }: Pick<Deps, 'workflows'>,
): Promise<void> {
  if (!wait || !goesOn(wait, trip.progress, travelling)) return
  if (wait.ends && !settled) await workflows.fail(wait.token, 'unsettled', 'reports alone do not settle this trip')
  else await workflows.succeed(wait.token, { travelling })
}
