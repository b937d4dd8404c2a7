import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Wakes the batch's step that waits for its enterprises, if none of them has a question left. Whoever calls this has kept an answer, or has
 * left the token, before: so of two at the same moment the later look finds what both did.
 */
export async function wakeOnceAnswered(
  batchId: BatchId,
  { batches, headcounts, workflows }: Pick<Deps, 'batches' | 'headcounts' | 'workflows'>,
): Promise<void> {
  const token = await batches.headcountsToken(batchId)
  if (token !== null && !(await headcounts.isAnyOpen(batchId))) await workflows.succeed(token, {})
}
