import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

/** The transfer batch that a task works on, or a refusal. */
export async function batchOf(
  batchId: BatchId,
  { batches }: Pick<Deps, 'batches'>,
): Promise<TransferBatch | Refusal<'not-found'>> {
  return (await batches.get(batchId)) ?? noSuch('transfer batch')
}
