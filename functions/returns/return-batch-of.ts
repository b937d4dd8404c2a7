import type { BatchReturns } from '../../domain/batches/batch-returns.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { returnSentences } from '../../domain/returns/return-sentences.ts'
import type { Deps } from '../wiring/deps.ts'

export type ReturnBatch = TransferBatch & { readonly returns: BatchReturns }

/** The batch of journeys home or back, or a refusal where there is none of this id. */
export async function returnBatchOf(
  batchId: BatchId,
  { batches }: Pick<Deps, 'batches'>,
): Promise<ReturnBatch | Refusal<'not-found'>> {
  const batch = await batches.get(batchId)
  const returns = batch?.returns
  return batch && returns ? { ...batch, returns } : refuse('not-found', returnSentences('no-such-batch'))
}
