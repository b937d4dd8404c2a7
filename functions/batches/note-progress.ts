import * as z from 'zod'
import { BatchWait, tellWait } from '../../domain/batches/batch-wait.ts'
import { BatchCounts, BatchProgress } from '../../domain/batches/transfer-batch.ts'
import { BatchId } from '../../domain/kernel/ids.ts'
import { Instant, plus } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Note = z.object({
  batchId: BatchId,
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

/** Keeps what a coordinator wants to know first: where the batch is, what it waits for, since when and until when. */
async function noteProgress(
  { batchId, step, awaits, waitsFor = awaits && tellWait(awaits).en, hours, until, counts }: z.infer<typeof Note>,
  { batches, clock }: Pick<Deps, 'batches' | 'clock'>,
) {
  const since = clock.now()
  const end = until ?? (hours === undefined ? null : plus(since, { hours }))
  await batches.noteProgress(batchId, {
    step,
    waitsFor: waitsFor ?? null,
    ...(awaits && { awaits }),
    since,
    until: end,
  })
  if (counts) await batches.noteCounts(batchId, counts, since)
}

export const handler = task(Note, noteProgress)
