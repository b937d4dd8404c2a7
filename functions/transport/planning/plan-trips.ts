import * as z from 'zod'
import { BatchId } from '../../../domain/kernel/ids.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { batchOf } from '../../batches/batch-of.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { type PlanningDeps, planBatch } from './plan-batch.ts'

/** The rounds are over: what nobody said yes to is free for other batches, before anything else. */
async function planTripsOfBatch({ batchId }: { batchId: BatchId }, deps: PlanningDeps & Pick<Deps, 'places'>) {
  const batch = await batchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  await deps.places.close(batchId, batch.jobOrders)
  const done = await planBatch({ batchId, name: 'first' }, deps)
  return isRefusal(done) ? done : done.planned
}

export const handler = task(z.object({ batchId: BatchId }), planTripsOfBatch)
