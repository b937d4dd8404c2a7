import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { batchOf } from '../batches/batch-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { settleWayHome } from './settle-way-home.ts'

/** A batch is over before its end: the case that asked for it hears so. Of a batch that no case asked for nothing follows. */
async function tellCase({ batchId }: { batchId: BatchId }, deps: Deps) {
  const batch = await batchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  await settleWayHome(batch, deps)
  return {}
}

export const handler = task(z.object({ batchId: BatchId }), tellCase)
