import { derivedId } from '../../domain/kernel/ids.ts'
import type { KeptHeadcount } from '../../storage/enterprises/headcounts.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { HeadcountKey } from './headcount-key.ts'

/** Tells the enterprise that nobody will come on these places; false where it is told once its server is back. */
export async function tellHeadcountReleased(
  { request, enterpriseId }: Pick<KeptHeadcount, 'request' | 'enterpriseId'>,
  { enterpriseNotifier, clock }: Pick<Deps, 'enterpriseNotifier' | 'clock'>,
): Promise<boolean> {
  if (request.state !== 'released') return true
  const { batchId, jobOrderId, asked, why } = request
  const state = await enterpriseNotifier.notify(
    enterpriseId,
    { type: 'headcount.released', timestamp: clock.now(), data: { batchId, jobOrderId, released: asked, why } },
    derivedId('EventId', batchId, jobOrderId, 'released'),
  )
  return state !== 'waiting'
}

export const handler = task(HeadcountKey, async ({ batchId, jobOrderId }, deps) => {
  const kept = await deps.headcounts.get(batchId, jobOrderId)
  if (kept) await tellHeadcountReleased(kept, deps)
})
