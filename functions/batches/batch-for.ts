import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'
import { batchOf } from './batch-of.ts'

/** The transfer batch that a colleague asks for, or a refusal where there is none or it lies outside their scope. */
export async function batchFor(
  staff: Staff,
  batchId: BatchId,
  deps: Pick<Deps, 'batches'>,
): Promise<TransferBatch | Refusal<'not-found' | 'not-permitted'>> {
  const batch = await batchOf(batchId, deps)
  return isRefusal(batch) || inScope(staff, batch) ? batch : outOfScope()
}
