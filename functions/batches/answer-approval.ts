import { type Approval, isForAnotherPlan } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Wakes the step that waits for approval. To it a rejected plan is a change like an accepted proposal: batches that began
 * before plans could be rejected know that way.
 */
export async function answerApproval(
  token: string | null,
  approval: Approval,
  { workflows }: Pick<Deps, 'workflows'>,
): Promise<void> {
  if (token === null) return
  const answer = isForAnotherPlan(approval)
    ? { decision: 'change', proposalId: approval.proposalId }
    : { decision: approval.decision, why: approval.why ?? 'no reason was given' }
  await workflows.succeed(token, answer)
}
