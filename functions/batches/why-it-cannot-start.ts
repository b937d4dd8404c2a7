import { batchSentences } from '../../domain/batches/batch-sentences.ts'
import { farthestDepartureDays, type StartTransferBatch } from '../../domain/batches/transfer-batch.ts'
import { dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

/** What keeps a batch from being started as it is asked for, at each field; null where nothing does. */
export async function whyItCannotStart(
  { travelWindow, jobOrders: ordered }: StartTransferBatch,
  now: Instant,
  { jobOrders }: Pick<Deps, 'jobOrders'>,
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
