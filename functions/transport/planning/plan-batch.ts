import type { BatchId } from '../../../domain/kernel/ids.ts'
import { isRefusal, type Refusal } from '../../../domain/kernel/refusal.ts'
import type { Planning } from '../../../domain/transport/journeys/planning.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import { batchOf } from '../../batches/batch-of.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type BatchPlanned, batchPlanned } from './batch-planned.ts'
import { type CarryOutDeps, carryOut, currentPlanning } from './carry-out.ts'
import { type DrawDeps, type Drawing, drawPlanning } from './draw-planning.ts'
import { findPlanning } from './kept-planning.ts'

export type PlanningDeps = DrawDeps & CarryOutDeps & Pick<Deps, 'batches'>

/** Another planning of the batch may come between drawing and carrying out; a third one in a row does not. */
const mostTries = 3

/**
 * Finds a way to the plant for everybody of the batch who has none. The plan is in the bucket before anything is written to
 * the table, so that a repeated step completes the same plan instead of making another.
 */
export async function planBatch(
  { batchId, ...drawing }: Drawing & { batchId: BatchId },
  deps: PlanningDeps,
): Promise<{ planning: Planning; planned: BatchPlanned } | Refusal<'not-found'>> {
  const batch = await batchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  const planKey = transportKeys(batchId).planning(drawing.name)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const kept = tries === 1 ? await findPlanning(batchId, drawing.name, deps) : null
    const planning = kept ?? (await drawPlanning(drawing, batch, await currentPlanning(batchId, deps), deps))
    if (!kept) await deps.bucket.writeJson(planKey, planning)
    if (planning.proof) await deps.bucket.writeJson(transportKeys(batchId).proof(planning.name), planning.proof)
    if (!(await carryOut(planning, deps))) continue
    return { planning, planned: await batchPlanned(planning, planning.change.added, deps) }
  }
  throw new Error(`the plan of ${batchId} changes faster than ${drawing.name} can be made`)
}
