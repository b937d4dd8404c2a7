import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { atShanghai } from '../../domain/kernel/instant.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { leaveJob } from './leave-job.ts'

/** The enterprise says that somebody has left. Refuses `not-found` for a placement that is not with this enterprise. */
export async function workerLeft(
  enterpriseId: EnterpriseId,
  { placementId, leftOn }: EnterpriseEventOf<'worker.left'>['data'],
  deps: Pick<Deps, 'placements' | 'workers'>,
): Promise<Refusal<'not-found'> | undefined> {
  const placement = await deps.placements.byId(placementId)
  if (placement?.enterpriseId !== enterpriseId) return refuse('not-found', 'You have no such placement.')
  await leaveJob([{ ...placement, at: atShanghai(leftOn, '00:00') }], deps)
  return undefined
}
