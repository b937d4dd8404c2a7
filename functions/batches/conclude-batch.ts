import * as z from 'zod'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { batchOf } from './batch-of.ts'

const Ending = z.object({
  batchId: BatchId,
  outcome: z.enum(['completed', 'cancelled', 'failed']),
  why: z.string().optional(),
})

/** Ends the batch, however it went: from now on it keeps no place of a job order but those of people who said yes. */
async function concludeBatch(
  { batchId, outcome, why = '' }: z.infer<typeof Ending>,
  { batches, places, clock }: Pick<Deps, 'batches' | 'places' | 'clock'>,
) {
  const batch = await batchOf(batchId, { batches })
  if (isRefusal(batch)) return batch
  if (batch.state !== 'running' && batch.state !== 'releasing') return { state: batch.state }
  await places.close(batchId, batch.jobOrders)
  const endedAt = clock.now()
  const progress = { step: 'ended' as const, waitsFor: null, since: endedAt, until: null }
  const ended: TransferBatch =
    outcome === 'completed'
      ? { ...batch, progress, endedAt, state: 'completed' }
      : { ...batch, progress, endedAt, why, state: outcome }
  if (!(await batches.move(batch, ended))) throw new Error(`${batchId} moved on meanwhile`)
  return { state: outcome }
}

export const handler = task(Ending, concludeBatch)
