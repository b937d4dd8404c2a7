import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Deps } from '../wiring/deps.ts'

/** Keeps a new batch of journeys and starts it: whom nobody has proposed is not added. Repeated, it completes what broke off. */
export async function beginReturnBatch(
  batch: TransferBatch,
  { batches, workflows }: Pick<Deps, 'batches' | 'workflows'>,
): Promise<TransferBatch> {
  const { batchId } = batch
  const known = await batches.begin(batch)
  if (known && (known.state !== 'running' || known.progress.step !== 'freezing candidates')) return known
  await batches.takeNobody(batchId)
  await workflows.start('batches/run-transfer-batch', batchId, { batchId })
  return known ?? batch
}
