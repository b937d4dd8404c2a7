import * as z from 'zod'
import { BatchWait, tellWait } from '../../domain/batches/batch-wait.ts'
import { BatchCounts, BatchProgress } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { Instant, plus } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'

/** What a workflow says of a step. Tasks that take it note it themselves; for those of earlier releases a step of its own does. */
export const NotedStep = z.object({
  step: BatchProgress.shape.step,
  awaits: BatchWait.optional(),
  /** As workflows of earlier releases note it. */
  waitsFor: z.string().optional(),
  /** The longest that the step may take. */
  hours: z.number().positive().optional(),
  /** The end of the step, where another step has set it. */
  until: Instant.optional(),
  counts: BatchCounts.partial().optional(),
})
export type NotedStep = z.infer<typeof NotedStep>

/**
 * Keeps what a coordinator wants to know first: where the batch is, what it waits for, since when and until when. A step in which the
 * batch is already, since a try before noted it, goes on since then.
 */
export async function noteStep(
  batchId: BatchId,
  { step, awaits, waitsFor: told, hours, until, counts }: NotedStep,
  { batches, clock }: Pick<Deps, 'batches' | 'clock'>,
): Promise<void> {
  const since = clock.now()
  const waitsFor = told ?? (awaits ? tellWait(awaits).en : null)
  const end = until ?? (hours === undefined ? null : plus(since, { hours }))
  const progress = { step, waitsFor, ...(awaits && { awaits }), since, until: end }
  await batches.note(batchId, since, (standing) => ({
    ...(!isNoted(standing, { step, waitsFor, until }) && { progress }),
    ...(counts && { counts }),
  }))
}

function isNoted(
  standing: BatchProgress,
  { step, waitsFor, until }: Pick<BatchProgress, 'step' | 'waitsFor'> & Pick<NotedStep, 'until'>,
): boolean {
  return standing.step === step && standing.waitsFor === waitsFor && (!until || until === standing.until)
}
