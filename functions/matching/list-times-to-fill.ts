import { isRefusal } from '../../domain/kernel/refusal.ts'
import { type Filling, timesToFill } from '../../domain/matching/time-to-fill.ts'
import { batchFor } from '../batches/batch-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { readChunks } from './read-chunks.ts'

/** All job orders of the batch, which are a thousand at most: a chart is of all of them. */
async function listTimesToFill(
  { params, staff }: Call<Routes['list-times-to-fill']>,
  { batches, headcounts, placements, jobOrders }: Pick<Deps, 'batches' | 'headcounts' | 'placements' | 'jobOrders'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  const requests = await headcounts.ofBatch(batch.batchId)
  const fillings: Filling[] = []
  const pages = readChunks(batch.counts.chunks, (chunk) => placements.fillingOfChunk(batch.batchId, chunk))
  for await (const some of pages) fillings.push(...some)
  const orders = await jobOrders.getMany(requests.map(({ jobOrderId }) => jobOrderId))
  const orderOf = new Map(orders.map((order) => [order.id, order]))
  const items = timesToFill(requests, fillings).flatMap((time) => {
    const order = orderOf.get(time.jobOrderId)
    return order ? [{ ...time, enterpriseId: order.enterpriseId, post: order.post, cityCode: order.cityCode }] : []
  })
  return { items }
}

export const handler = http(routes['list-times-to-fill'], listTimesToFill)
