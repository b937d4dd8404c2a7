import * as z from 'zod'
import { BatchId, type TripId } from '../../../domain/kernel/ids.ts'
import { runs } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

/** The execution that runs a trip on while its batch is being released. */
export const nameOfRunOn = (tripId: TripId) => `${tripId}-on`

/**
 * A trip that is booked runs until it is released, however long that takes: the end of its batch stopped its workflow, so another
 * begins anew and finds what is done already.
 */
async function runOn({ batchId }: { batchId: BatchId }, { trips, workflows }: Pick<Deps, 'trips' | 'workflows'>) {
  const running = (await trips.ofBatch(batchId)).filter((trip) => runs(trip) && !trip.loss)
  for (const { tripId } of running)
    await workflows.start('transport/run-trip', nameOfRunOn(tripId), { batchId, tripId })
  return { trips: running.length }
}

export const handler = task(z.object({ batchId: BatchId }), runOn)
