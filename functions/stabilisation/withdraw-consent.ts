import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { mayWithdraw } from '../../domain/matching/placement.ts'
import { withdrawWorker } from '../arrival/withdraw-worker.ts'
import { closeQuestionOf } from '../notices/close-question-of.ts'
import { latestPageOf } from '../notices/latest-page-of.ts'
import { withdrawPriority } from '../surveys/withdraw-priority.ts'
import type { Deps } from '../wiring/deps.ts'
import { closeSilentCase } from './close-silent-case.ts'

/** Stops every later step: no match, no message, no seat. It needs no reason and has no other consequence. */
export async function withdrawConsent(workerId: WorkerId, at: Instant, deps: Deps): Promise<void> {
  await deps.workers.withdrawConsent(workerId, at)
  await withdrawPriority(workerId, at, deps)
  const page = await latestPageOf(workerId, deps)
  if (page) await withdrawWorker(page, deps)
  for (const { batchId, chunk, journey } of await deps.placements.returnsOf(workerId))
    if (mayWithdraw(journey)) await withdrawWorker({ batchId, chunk, workerId }, deps)
  await closeSilentCase(workerId, deps)
  await closeQuestionOf(workerId, deps)
}
