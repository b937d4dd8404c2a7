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

async function concludeBatch(
  { batchId, outcome, why = '' }: z.infer<typeof Ending>,
  { batches, clock }: Pick<Deps, 'batches' | 'clock'>,
) {
  const batch = await batchOf(batchId, { batches })
  if (isRefusal(batch)) return batch
  if (batch.state !== 'running' && batch.state !== 'releasing') return { state: batch.state }
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
