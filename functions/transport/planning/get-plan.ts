import type { BatchId } from '../../../domain/kernel/ids.ts'
import { isRefusal, noSuch } from '../../../domain/kernel/refusal.ts'
import { planInFigures } from '../../../domain/transport/journeys/plan-in-figures.ts'
import type { PlanProof } from '../../../domain/transport/journeys/plan-proof.ts'
import type { PlanSheet } from '../../../domain/transport/journeys/plan-sheet.ts'
import { isCancelled } from '../../../domain/transport/trips/trip.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import { batchFor } from '../../batches/batch-for.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { keptDifference } from './kept-difference.ts'

/** The plan that the batch follows, of its trips as they stand: people who withdrew since are not counted. */
async function getPlan(
  { params, staff }: Call<Routes['get-plan']>,
  deps: Pick<Deps, 'batches' | 'plannings' | 'trips' | 'bucket'>,
) {
  const batch = await batchFor(staff, params.batchId, deps)
  if (isRefusal(batch)) return batch
  const { batchId } = batch
  const followed = await deps.plannings.followed(batchId)
  if (!followed) return noSuch('plan of this batch')
  const standing = (await deps.trips.ofBatch(batchId)).filter((trip) => !isCancelled(trip))
  const proof = await proofOn(batchId, followed.name, deps)
  const sheet: PlanSheet = { batchId, plan: followed.name, proof, ...planInFigures(standing) }
  return sheet
}

/** Of a plan that was proposed it stands with what the proposal would change. */
async function proofOn(batchId: BatchId, name: string, { bucket }: Pick<Deps, 'bucket'>): Promise<PlanProof | null> {
  const keys = transportKeys(batchId)
  if (await bucket.has(keys.proof(name))) return bucket.readJson<PlanProof>(keys.proof(name))
  if (!(await bucket.has(keys.difference(name)))) return null
  const { summary } = await keptDifference(batchId, name, { bucket })
  const { bound, gap, waiting } = summary
  return waiting ? { bound, gap, waiting } : null
}

export const handler = http(routes['get-plan'], getPlan)
