import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { answerApproval } from './answer-approval.ts'

const Asking = z.object({ batchId: BatchId, token: z.string() })

/**
 * Leaves the token for the approver; a decision that came between two askings is handed over at once. Where one person looks for a job
 * near by, nothing is hired: there is nothing to decide on. The way home of one person was decided on in their case, and is rejected
 * where nobody sells a seat.
 */
async function askApproval(
  { batchId, token }: z.infer<typeof Asking>,
  deps: Pick<Deps, 'batches' | 'trips' | 'workflows' | 'clock'>,
) {
  const approval = await deps.batches.awaitApproval(batchId, token)
  if (approval) return answerApproval(token, approval, deps)
  const batch = await deps.batches.get(batchId)
  if (!batch?.search && !batch?.returns?.forCase) return undefined
  const isSeated = batch.search !== undefined || (await deps.trips.ofBatch(batchId)).length > 0
  const by = { by: batch.createdBy, at: deps.clock.now() }
  const decision = isSeated
    ? { decision: 'approve' as const, ...by, why: null }
    : { decision: 'reject' as const, ...by, why: 'no seat was for sale' }
  const decided = await deps.batches.decide(batchId, decision)
  return answerApproval(decided.token, decided.approval, deps)
}

export const handler = task(Asking, askApproval)
