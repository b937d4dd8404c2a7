import type { TransferBatch } from '../batches/transfer-batch.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Placement } from '../matching/placement.ts'
import type { Trip } from '../transport/trips/trip.ts'
import type { Case } from './case.ts'
import type { WayHomeEnd } from './way-home-end.ts'

/** How the journey of a case ended, by what became of the batch, of the person's seat, and of its trips. */
export function wayHomeEnd(
  { state, counts }: Pick<TransferBatch, 'state' | 'counts'>,
  placement: Pick<Placement, 'journey'> | null,
  trips: readonly Pick<Trip, 'progress'>[],
): WayHomeEnd {
  const journey = placement?.journey.state
  if (journey === 'handed-over') return 'arrived'
  if (journey === 'withdrawn') return 'withdrew'
  // The batch is still at its last step where its people have come to their end.
  if (state !== 'running') return state === 'failed' && counts.trips?.planned === 0 ? 'no-seat' : 'called-off'
  if (trips.some(({ progress }) => progress.state === 'unreported')) return 'not-reported'
  return journey === 'no-show' ? 'missed' : journey === 'released' ? 'not-booked' : 'not-reported'
}

/** The case once its journey is over: it waits no longer, and says how that ended. */
export function endWayHome(one: Case, as: WayHomeEnd, at: Instant): Case {
  const { waits: _, ...rest } = one
  return rest.wayHome ? { ...rest, wayHome: { ...rest.wayHome, ended: { at, as } } } : one
}
