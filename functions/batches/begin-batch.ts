import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'

/** Keeps a new batch and starts it; repeated, it completes what broke off. */
export async function beginBatch(
  batch: TransferBatch,
  { batches, bucket, workflows }: Pick<Deps, 'batches' | 'bucket' | 'workflows'>,
): Promise<TransferBatch> {
  const { batchId, jobOrders } = batch
  const known = await batches.begin(batch)
  if (known && (known.state !== 'running' || known.progress.step !== 'freezing candidates')) return known
  await bucket.writeJson(
    batchKeys(batchId).jobOrders,
    [...new Set(jobOrders)].map((jobOrderId) => ({ jobOrderId })),
  )
  await workflows.start('batches/run-transfer-batch', batchId, { batchId })
  return known ?? batch
}
