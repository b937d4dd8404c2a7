import * as z from 'zod'
import { BatchId } from '../../../domain/kernel/ids.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { task } from '../../wiring/task.ts'
import { type PlanningDeps, planBatch } from './plan-batch.ts'

async function planTripsOfBatch({ batchId }: { batchId: BatchId }, deps: PlanningDeps) {
  const done = await planBatch({ batchId, name: 'first' }, deps)
  return isRefusal(done) ? done : done.planned
}

export const handler = task(z.object({ batchId: BatchId }), planTripsOfBatch)
