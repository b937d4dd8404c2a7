import * as z from 'zod'
import { BatchId } from '../../../domain/kernel/ids.ts'
import { runs } from '../../../domain/transport/trips/trip.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import { NotedStep, noteStep } from '../../batches/note-step.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { warnOfEmptySeats } from '../planning/warn-of-empty-seats.ts'

const Listing = z.object({ batchId: BatchId, note: NotedStep.optional() })

/**
 * Every booked trip, even one whose passengers have all withdrawn: running it releases the booking. Lost trips too:
 * running one waits until its people have travelled otherwise.
 */
async function listTripsToRun(
  { batchId, note }: z.infer<typeof Listing>,
  deps: Pick<Deps, 'trips' | 'bucket' | 'batches' | 'clock'>,
) {
  if (note) await noteStep(batchId, note, deps)
  const { trips, bucket } = deps
  const booked = (await trips.ofBatch(batchId)).filter((trip) => trip.loss !== null || runs(trip))
  const listKey = transportKeys(batchId).trips
  await bucket.writeJson(
    listKey,
    booked.map(({ tripId }) => ({ tripId })),
  )
  await warnOfEmptySeats(batchId, deps)
  return { listKey, trips: booked.length }
}

export const handler = task(Listing, listTripsToRun)
