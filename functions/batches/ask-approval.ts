import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { answerApproval } from './answer-approval.ts'

const Asking = z.object({ batchId: BatchId, token: z.string() })

/** Leaves the token for the approver; a decision that came between two askings is handed over at once. */
async function askApproval({ batchId, token }: z.infer<typeof Asking>, deps: Pick<Deps, 'batches' | 'workflows'>) {
  const approval = await deps.batches.awaitApproval(batchId, token)
  if (approval) await answerApproval(token, approval, deps)
}

export const handler = task(Asking, askApproval)
