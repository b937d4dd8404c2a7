import { cohortsFormAt } from '../../domain/arrival/cohorts-form-at.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { dateInShanghai, type Instant, timeInShanghai } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'

/** Those of a batch whose journey ended then are followed up, whatever the others do; older batches form cohorts at their end. */
export async function followFrom(
  batch: TransferBatch | null,
  endedAt: Instant,
  { workflows, clock }: Pick<Deps, 'workflows' | 'clock'>,
): Promise<void> {
  if (!batch?.followsByDay) return
  const { batchId } = batch
  const day = dateInShanghai(endedAt)
  const formsAt = cohortsFormAt(day, clock.now())
  // The day's own may have formed its cohorts without them.
  const isLate = formsAt !== cohortsFormAt(day, endedAt)
  const name = isLate ? `${dateInShanghai(formsAt)}-${timeInShanghai(formsAt).replace(':', '')}` : day
  await workflows.start('stabilisation/follow-day', `${batchId}-${name}`, { batchId, formsAt })
}
