import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import { task } from '../wiring/task.ts'
import { type PlanningDeps, planBatch } from './plan-batch.ts'

async function planTrips({ batchId }: { batchId: BatchId }, deps: PlanningDeps) {
  return planBatch({ batchId, name: 'first' }, deps)
}

export const handler = task(z.object({ batchId: BatchId }), planTrips)
