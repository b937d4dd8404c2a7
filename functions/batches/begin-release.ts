import * as z from 'zod'
import { releasing } from '../../domain/batches/transfer-batch.ts'
import { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { batchOf } from './batch-of.ts'
import { endStalls } from './end-stalls.ts'
import { listChunks } from './list-chunks.ts'

const Release = z.object({ batchId: BatchId, why: z.string() })

/** Marks the batch as releasing and ends what its workflow had started, so that nothing new is held meanwhile. */
async function beginRelease(
  { batchId, why }: z.infer<typeof Release>,
  {
    batches,
    stalls,
    trips,
    bucket,
    workflows,
    clock,
  }: Pick<Deps, 'batches' | 'stalls' | 'trips' | 'bucket' | 'workflows' | 'clock'>,
) {
  const batch = await batchOf(batchId, { batches })
  if (isRefusal(batch)) return batch
  const ending = batch.state === 'releasing' ? batch : releasing(batch, why, clock.now())
  if (!(await batches.move(batch, ending))) throw new Error(`${batchId} moved on meanwhile`)
  const namesOf = await endStalls(batchId, ending.why, { stalls, clock })
  const stop = async (workflow: Parameters<typeof workflows.stop>[0], name: string, id: string = name) => {
    for (const one of namesOf(name, id)) await workflows.stop(workflow, one, why)
  }
  for (const jobOrderId of new Set(batch.jobOrders))
    await stop('enterprises/confirm-headcount', `${batchId}-${jobOrderId}`, jobOrderId)
  const planned = await trips.ofBatch(batchId)
  for (const connectionId of new Set(planned.map((trip) => trip.connectionId)))
    await stop('transport/book-trip', connectionId)
  for (const { tripId, loss } of planned) {
    await stop('transport/run-trip', tripId)
    if (loss) await stop('transport/reaccommodate', tripId)
  }
  // Nobody is added any more, and who was since the list was written is told and freed like the others.
  const { chunks } = (await batches.get(batchId))?.counts ?? batch.counts
  return { why: ending.why, listOfChunks: await listChunks(batchId, chunks, { bucket }), chunks }
}

export const handler = task(Release, beginRelease)
