import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { isOpen } from '../../domain/stabilisation/case.ts'
import { rulesOf } from '../../domain/stabilisation/case-kinds.ts'
import { endWayHome, wayHomeEnd } from '../../domain/stabilisation/end-way-home.ts'
import type { Deps } from '../wiring/deps.ts'
import { mostTries } from './most-tries.ts'
import { settle } from './settle.ts'

/** Under which the end stands in the trail of a case. */
const operation = 'stabilisation/tell-case'

/**
 * The journey that a case asked for is over. Whoever is home settles a case of the kind `way-home`; any other waits no longer and says how
 * the journey ended, so that somebody looks. Twice is as once.
 */
export async function settleWayHome(batch: TransferBatch, deps: Deps): Promise<void> {
  const { batchId, createdBy } = batch
  const asked = batch.returns?.forCase
  if (!asked) return
  const [placement, trips] = await Promise.all([
    deps.placements.get(batchId, 0, asked.workerId),
    deps.trips.ofBatch(batchId),
  ])
  const at = deps.clock.now()
  const as = wayHomeEnd(batch, placement, trips)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const one = await deps.cases.get(asked.caseId)
    if (one?.wayHome?.batchId !== batchId || !isOpen(one)) return
    const isSettled = as === 'arrived' && rulesOf(one.kind).wayHome === 'settles'
    const step = { act: 'way-home-ended' as const, at, by: operation, batchId, endedHome: as }
    const key = derivedId('EventId', 'way home ended', asked.caseId, batchId)
    const isTold =
      one.wayHome.ended !== undefined || (await deps.cases.act(one, endWayHome(one, as, at), { key, step }))
    if (!isTold) continue
    const told = await deps.cases.awaited(asked.caseId)
    if (told && isSettled) await settle(told, { outcome: 'way-home', note: '' }, createdBy, deps)
    return
  }
  throw new Error(`${asked.caseId} changes faster than it can be told of ${batchId}`)
}
