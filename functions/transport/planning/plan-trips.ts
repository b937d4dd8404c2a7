import * as z from 'zod'
import { BatchId } from '../../../domain/kernel/ids.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { batchOf } from '../../batches/batch-of.ts'
import { NotedStep, noteStep } from '../../batches/note-step.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { noteApprovalAsked } from './note-approval-asked.ts'
import { type PlanningDeps, planBatch } from './plan-batch.ts'

/** `note`: of the planning; then that its approval is asked for is noted, too. */
const Planned = z.object({ batchId: BatchId, note: NotedStep.optional() })

/** The rounds are over: what nobody said yes to is free for other batches, before anything else. */
async function planTripsOfBatch({ batchId, note }: z.infer<typeof Planned>, deps: PlanningDeps & Pick<Deps, 'places'>) {
  const batch = await batchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  if (note) await noteStep(batchId, note, deps)
  await deps.places.close(batchId, batch.jobOrders)
  const done = await planBatch({ batchId, name: 'first' }, deps)
  if (isRefusal(done)) return done
  if (note) await noteApprovalAsked(batchId, done.planned, deps)
  return done.planned
}

export const handler = task(Planned, planTripsOfBatch)
