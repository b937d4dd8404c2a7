import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { mayWithdraw, type Placement } from '../../domain/matching/placement.ts'
import type { CaseIn } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { acknowledgeCases } from './acknowledge-cases.ts'
import { openCases } from './open-cases.ts'

export interface CallForHelp {
  readonly workerId: WorkerId
  readonly at: Instant
  /** The same for the same call, so that it is heard once. */
  readonly key: string
}

/** Opens a case and tells the worker that it was heard. Who is on no journey of ours cannot be helped from here. */
export async function askForHelp({ workerId, at, key }: CallForHelp, deps: Deps): Promise<void> {
  const worker = await deps.workers.get(workerId)
  const page = await deps.links.latestOf(workerId)
  if (!worker || !page) return
  const { batchId, chunk } = page
  const placement = await deps.placements.get(batchId, chunk, workerId)
  const opened: CaseIn<'opened'> = {
    caseId: derivedId('CaseId', workerId, key),
    kind: 'help',
    workerId,
    batchId,
    chunk,
    placementId: placement?.placementId ?? null,
    enterpriseId: placement?.enterpriseId ?? null,
    countyCode: worker.countyCode,
    cityCode: placement && isOnTheWay(placement) ? placement.cityCode : null,
    openedAt: at,
    state: 'opened',
  }
  await openCases([opened], deps)
  await acknowledgeCases([opened], deps)
}

/** From boarding on the city's station is nearer than the county. */
function isOnTheWay({ journey }: Placement): boolean {
  return !mayWithdraw(journey) && journey.state !== 'withdrawn' && journey.state !== 'released'
}
