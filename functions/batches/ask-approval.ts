import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Asking = z.object({ batchId: BatchId, token: z.string() })

/** Leaves the token for the approver; a decision that came between two askings is handed over at once. */
async function askApproval(
  { batchId, token }: z.infer<typeof Asking>,
  { batches, workflows }: Pick<Deps, 'batches' | 'workflows'>,
) {
  const approval = await batches.awaitApproval(batchId, token)
  if (!approval) return
  const { decision, why } = approval
  const answer = decision === 'change' ? { proposalId: approval.proposalId } : { why: why ?? 'no reason was given' }
  await workflows.succeed(token, { decision, ...answer })
}

export const handler = task(Asking, askApproval)
