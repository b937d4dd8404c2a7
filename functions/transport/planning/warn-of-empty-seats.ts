import { emptySeats } from '../../../domain/batches/batch-warnings.ts'
import type { BatchId } from '../../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../../domain/kernel/instant.ts'
import { warningRulesOn } from '../../../domain/kernel/warning-rules.ts'
import { departsAt, isCancelled } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import { hiredWhole } from './hired-whole.ts'

/**
 * After a plan was made or changed, before its trips run, and when people gave up seats: how many seats of vehicles hired whole stay empty.
 */
export async function warnOfEmptySeats(
  batchId: BatchId,
  { batches, trips, clock }: Pick<Deps, 'batches' | 'trips' | 'clock'>,
): Promise<void> {
  const at = clock.now()
  const planned = (await trips.ofBatch(batchId)).filter(
    (trip) => !isCancelled(trip) && trip.booking.state !== 'refused',
  )
  const vehicles = planned.map((trip) => ({
    isHiredWhole: hiredWhole[trip.mode],
    seats: trip.seats,
    passengers: trip.passengers,
    departs: departsAt(trip),
  }))
  const rules = warningRulesOn(dateInShanghai(at))
  await batches.warn(batchId, ({ emptySeats: before, ...others }) => {
    const empty = emptySeats(vehicles, rules, at, before)
    return empty ? { ...others, emptySeats: empty } : others
  })
}
