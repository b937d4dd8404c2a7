import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { atShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { judgeWorkerLeft } from '../../domain/stabilisation/worker-left-rule.ts'
import type { Deps } from '../wiring/deps.ts'
import { leaveJob } from './leave-job.ts'

/** The enterprise says that somebody has left. Refuses `not-found` for a placement that is not with this enterprise. */
export async function workerLeft(
  enterpriseId: EnterpriseId,
  { placementId, leftOn, by }: EnterpriseEventOf<'worker.left'>['data'] & { readonly by?: string },
  deps: Pick<Deps, 'placements' | 'workers' | 'clock'>,
): Promise<Refusal | undefined> {
  const named = await deps.placements.byId(placementId)
  // Somebody who came back to the post is known there by the journey too.
  const found = named?.returns ? await deps.placements.byId(named.returns.of) : named
  if (found?.enterpriseId !== enterpriseId) return refuse('not-found', stabilisationSentences('not-yours'))
  // The index may lag behind; what the person's item says counts.
  const placement = (await deps.placements.get(found.batchId, found.chunk, found.workerId)) ?? found
  const at = atShanghai(leftOn, '00:00')
  const judged = judgeWorkerLeft(placement.journey, { at, now: deps.clock.now() })
  if (isRefusal(judged)) return judged
  await leaveJob([{ ...placement, at, ...(by !== undefined && { by }) }], deps)
  const standing = await deps.placements.get(placement.batchId, placement.chunk, placement.workerId)
  const after = standing && judgeWorkerLeft(standing.journey, { at, now: deps.clock.now() })
  return isRefusal(after) ? after : undefined
}
