import type { BatchId } from '../../../domain/kernel/ids.ts'
import type { Planning } from '../../../domain/transport/journeys/planning.ts'
import type { Deps } from '../../wiring/deps.ts'
import { applyChange, type ChangeDeps } from './apply-change.ts'
import { keptPlanning } from './kept-planning.ts'

export type CarryOutDeps = ChangeDeps & Pick<Deps, 'plannings' | 'bucket'>

/**
 * Makes the batch follow a planning that is in the bucket, and writes it to the table. Repeating it completes a broken try;
 * false where the batch follows another planning by now, which the caller must start from.
 */
export async function carryOut(planning: Planning, deps: CarryOutDeps): Promise<boolean> {
  const { batchId, base, name } = planning
  if (!(await deps.plannings.follow(batchId, base, name))) return false
  const followed = await deps.plannings.followed(batchId)
  if (followed?.name === name && !followed.isWritten) await complete(planning, deps)
  return true
}

async function complete(planning: Planning, deps: CarryOutDeps): Promise<void> {
  await applyChange(planning, deps)
  await deps.plannings.noteWritten(planning.batchId, planning.name)
}

/** The planning that the batch's journeys follow, written in full: what an earlier call left unfinished is completed. */
export async function currentPlanning(batchId: BatchId, deps: CarryOutDeps): Promise<Planning | null> {
  const followed = await deps.plannings.followed(batchId)
  if (!followed) return null
  const planning = await keptPlanning(batchId, followed.name, deps)
  if (!followed.isWritten) await complete(planning, deps)
  return planning
}
