import * as z from 'zod'
import { releasing } from '../../domain/batches/transfer-batch.ts'
import { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { batchOf } from './batch-of.ts'

const Release = z.object({ batchId: BatchId, why: z.string() })

/** Marks the batch as releasing and ends what its workflow had started, so that nothing new is held meanwhile. */
async function beginRelease(
  { batchId, why }: z.infer<typeof Release>,
  { batches, trips, workflows, clock }: Pick<Deps, 'batches' | 'trips' | 'workflows' | 'clock'>,
) {
  const batch = await batchOf(batchId, { batches })
  if (isRefusal(batch)) return batch
  const ending = batch.state === 'releasing' ? batch : releasing(batch, why, clock.now())
  if (!(await batches.move(batch, ending))) throw new Error(`${batchId} moved on meanwhile`)
  for (const jobOrderId of new Set(batch.jobOrders))
    await workflows.stop('enterprises/confirm-headcount', `${batchId}-${jobOrderId}`, why)
  const planned = await trips.ofBatch(batchId)
  for (const connectionId of new Set(planned.map((trip) => trip.connectionId)))
    await workflows.stop('transport/book-trip', connectionId, why)
  for (const { tripId, loss } of planned) {
    await workflows.stop('transport/run-trip', tripId, why)
    if (loss) await workflows.stop('transport/reaccommodate', tripId, why)
  }
  return {
    why: ending.why,
    listOfChunks: batchKeys(batchId).chunks,
    chunks: batch.counts.chunks,
  }
}

export const handler = task(Release, beginRelease)
