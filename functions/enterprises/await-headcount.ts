import * as z from 'zod'
import { headcountResult } from '../../domain/enterprises/headcount.ts'
import { BatchId, JobOrderId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { wakeOnceAnswered } from './wake-once-answered.ts'

/** `jobOrderId`: executions of earlier releases wait for each question by itself. */
const Wait = z.object({ batchId: BatchId, jobOrderId: JobOrderId.optional(), token: z.string() })

/** Leaves the token for the last answer of the batch, or for that of one question; where it came before, wakes the step itself. */
async function awaitHeadcount(
  { batchId, jobOrderId, token }: z.infer<typeof Wait>,
  { batches, headcounts, workflows }: Pick<Deps, 'batches' | 'headcounts' | 'workflows'>,
) {
  if (!jobOrderId) {
    await batches.awaitHeadcounts(batchId, token)
    return wakeOnceAnswered(batchId, { batches, headcounts, workflows })
  }
  const result = headcountResult(await headcounts.awaitAnswer(batchId, jobOrderId, token))
  if (result) await workflows.succeed(token, result)
}

export const handler = task(Wait, awaitHeadcount)
