import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { answerApproval } from './answer-approval.ts'

const Asking = z.object({ batchId: BatchId, token: z.string() })

/**
 * Leaves the token for the approver; a decision that came between two askings is handed over at once. Where one person looks for a job
 * near by, nothing is hired: there is nothing to decide on.
 */
async function askApproval(
  { batchId, token }: z.infer<typeof Asking>,
  deps: Pick<Deps, 'batches' | 'workflows' | 'clock'>,
) {
  const approval = await deps.batches.awaitApproval(batchId, token)
  if (approval) return answerApproval(token, approval, deps)
  const batch = await deps.batches.get(batchId)
  if (!batch?.search) return undefined
  const decision = { decision: 'approve', by: batch.createdBy, at: deps.clock.now(), why: null } as const
  const decided = await deps.batches.decide(batchId, decision)
  return answerApproval(decided.token, decided.approval, deps)
}

export const handler = task(Asking, askApproval)
