import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { heardBy } from '../inbox/reply-handlers.ts'
import { closeQuestionOf } from '../notices/close-question-of.ts'
import type { Deps } from '../wiring/deps.ts'

/** Stops every later step: no match, no message, no seat. It needs no reason and has no other consequence. */
export async function withdrawConsent(workerId: WorkerId, at: Instant, deps: Deps): Promise<void> {
  await deps.workers.withdrawConsent(workerId, at)
  const page = await deps.links.latestOf(workerId)
  if (page) await heardBy.withdrawal(page, deps)
  await heardBy.consentWithdrawal(workerId, deps)
  await closeQuestionOf(workerId, deps)
}
