import { headcountStanding } from '../../domain/enterprises/headcount.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { fillPage } from '../wiring/fill-page.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'

/** Who was asked for how many places and told of it when, what became of it and why, and whose server takes no question. */
async function listHeadcounts(
  { params, query, staff }: Call<Routes['list-headcounts']>,
  {
    batches,
    headcounts,
    jobOrders,
    places,
    enterprises,
  }: Pick<Deps, 'batches' | 'headcounts' | 'jobOrders' | 'places' | 'enterprises'>,
) {
  const { batchId } = params
  const batch = await batchFor(staff, batchId, { batches })
  if (isRefusal(batch)) return batch
  const page = await fillPage(
    (cursor, limit) => headcounts.pageOfBatch(batchId, cursor, limit),
    query,
    (some) => some.map(({ request }) => query.state === undefined || request.state === query.state),
  )
  const ids = page.items.map(({ request }) => request.jobOrderId)
  const [asked, orders, counts] = await Promise.all([
    enterprises.getMany(page.items.map(({ enterpriseId }) => enterpriseId)),
    jobOrders.getMany(ids),
    places.countsOf(batchId, ids),
  ])
  const enterpriseOf = new Map(asked.map((enterprise) => [enterprise.id, enterprise]))
  const orderOf = new Map(orders.map((order) => [order.id, order]))
  const items = page.items.map(({ request, enterpriseId, toldAt }) => {
    const { name = '', reachability } = enterpriseOf.get(enterpriseId) ?? {}
    const order = orderOf.get(request.jobOrderId)
    if (!order) throw new Error(`the job order ${request.jobOrderId} is gone`)
    const { post, cityCode } = order
    const answer = request.state === 'answered' ? request.answer : null
    return {
      ...headcountStanding(request),
      request,
      enterpriseId,
      enterpriseName: name,
      post,
      cityCode,
      startDate: answer?.answer === 'other-date' ? answer.startDate : order.startDate,
      ...(counts.get(order.id) ?? { offered: 0, accepted: 0 }),
      ...(reachability && { reachability }),
      ...(toldAt && { toldAt }),
    }
  })
  return { items, next: page.next }
}

export const handler = http(routes['list-headcounts'], listHeadcounts)
