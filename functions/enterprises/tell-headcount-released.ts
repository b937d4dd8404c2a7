import { derivedId } from '../../domain/kernel/ids.ts'
import type { KeptHeadcount } from '../../storage/enterprises/headcounts.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { HeadcountKey } from './headcount-key.ts'

/** Tells the enterprise that nobody will come on these places. */
export async function tellHeadcountReleased(
  { request, enterpriseId }: Pick<KeptHeadcount, 'request' | 'enterpriseId'>,
  { enterpriseNotifier, clock }: Pick<Deps, 'enterpriseNotifier' | 'clock'>,
): Promise<void> {
  if (request.state !== 'released') return
  const { batchId, jobOrderId, asked, why } = request
  await enterpriseNotifier.notify(
    enterpriseId,
    { type: 'headcount.released', timestamp: clock.now(), data: { batchId, jobOrderId, released: asked, why } },
    derivedId('EventId', batchId, jobOrderId, 'released'),
  )
}

export const handler = task(HeadcountKey, async ({ batchId, jobOrderId }, deps) => {
  const kept = await deps.headcounts.get(batchId, jobOrderId)
  if (kept) await tellHeadcountReleased(kept, deps)
})
