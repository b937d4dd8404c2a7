import { batchSentences } from '../../domain/batches/batch-sentences.ts'
import { farthestDepartureDays, type StartTransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { type FieldError, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

/** What keeps a batch from being started as it is asked for, at each field; null where nothing does. */
export async function whyItCannotStart(
  { travelWindow, jobOrders: ordered, campaignId, counties }: StartTransferBatch,
  now: Instant,
  { jobOrders, campaigns }: Pick<Deps, 'jobOrders' | 'campaigns'>,
): Promise<Refusal<'invalid-request'> | null> {
  if (travelWindow.from <= dateInShanghai(now))
    return refuse('invalid-request', batchSentences('window-too-soon'), [
      { pointer: '#/travelWindow/from', words: batchSentences('lies-before') },
    ])
  const latest = plusDays(dateInShanghai(now), farthestDepartureDays)
  if (travelWindow.to > latest)
    return refuse('invalid-request', batchSentences('window-too-late', { latest }), [
      { pointer: '#/travelWindow/to', words: batchSentences('lies-after', { latest }) },
    ])
  const unfit = campaignId === undefined ? [] : unfitFor(await campaigns.get(campaignId), counties)
  if (unfit.length > 0) return refuse('invalid-request', batchSentences('campaign-unfit'), unfit)
  const known = new Map((await jobOrders.getMany(ordered)).map((order) => [order.id, order]))
  const wrong = ordered.flatMap((id, index) => {
    const order = known.get(id)
    const pointer = `#/jobOrders/${index}`
    if (!order) return { pointer, words: batchSentences('no-such-order') }
    if (order.startDate < travelWindow.from) return { pointer, words: batchSentences('order-starts-before') }
    return []
  })
  return wrong.length > 0
    ? refuse('invalid-request', batchSentences('orders-unfit', { count: wrong.length }), wrong)
    : null
}

function unfitFor(campaign: Campaign | null, counties: readonly string[]): FieldError[] {
  if (!campaign) return [{ pointer: '#/campaignId', words: batchSentences('no-such-campaign') }]
  if (campaign.cancelled) return [{ pointer: '#/campaignId', words: batchSentences('campaign-called-off') }]
  return counties.flatMap((code, index) =>
    campaign.counties.includes(code)
      ? []
      : [{ pointer: `#/counties/${index}`, words: batchSentences('not-of-campaign') }],
  )
}
