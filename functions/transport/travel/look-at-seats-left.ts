import type { BatchId, TripId } from '../../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../../domain/kernel/instant.ts'
import { warningRulesOn } from '../../../domain/kernel/warning-rules.ts'
import type { Deps } from '../../wiring/deps.ts'
import { hiredWhole } from '../planning/hired-whole.ts'
import { warnOfEmptySeats } from '../planning/warn-of-empty-seats.ts'

/** After people gave up seats of these trips: where one is left too empty, the batch is looked at anew; else nothing is read of it. */
export async function lookAtSeatsLeft(
  batchId: BatchId,
  tripIds: readonly TripId[],
  deps: Pick<Deps, 'batches' | 'trips' | 'clock'>,
): Promise<void> {
  const { seatsAbove, seatFill } = warningRulesOn(dateInShanghai(deps.clock.now())).underfilled
  const left = await deps.trips.getMany(tripIds)
  const isTooEmpty = left.some(
    ({ mode, seats, passengers }) => hiredWhole[mode] && seats > seatsAbove && passengers < seats * seatFill,
  )
  if (isTooEmpty) await warnOfEmptySeats(batchId, deps)
}
