import { derivedId } from '../../domain/kernel/ids.ts'
import type { KeptHeadcount } from '../../storage/enterprises/headcounts.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { HeadcountKey } from './headcount-key.ts'
import { type TellingEnterprise, tellEnterprise } from './tell-enterprise.ts'
import { wasAsked } from './was-asked.ts'

/** Tells the enterprise that nobody will come on these places; false where it is told once its server is back, or cannot be. */
export async function tellHeadcountReleased(
  { request, enterpriseId }: Pick<KeptHeadcount, 'request' | 'enterpriseId'>,
  deps: TellingEnterprise & Pick<Deps, 'jobOrders'>,
): Promise<boolean> {
  if (request.state !== 'released') return true
  const { batchId, jobOrderId, asked, why } = request
  const told = await tellEnterprise(
    enterpriseId,
    {
      event: {
        type: 'headcount.released',
        timestamp: deps.clock.now(),
        data: { batchId, jobOrderId, released: asked, why },
      },
      eventId: derivedId('EventId', batchId, jobOrderId, 'released'),
      async text() {
        const { post = '' } = (await deps.jobOrders.get(jobOrderId)) ?? {}
        return { template: 'firm-headcount-released', variables: { post, asked } }
      },
    },
    deps,
  )
  return told === 'heard'
}

/** An enterprise that was never asked is told nothing. */
export async function tellIfAsked(
  { batchId, jobOrderId }: HeadcountKey,
  deps: TellingEnterprise & Pick<Deps, 'headcounts' | 'jobOrders' | 'deliveries'>,
): Promise<void> {
  const kept = await deps.headcounts.get(batchId, jobOrderId)
  if (kept && (await wasAsked(kept, deps))) await tellHeadcountReleased(kept, deps)
}

export const handler = task(HeadcountKey, tellIfAsked)
