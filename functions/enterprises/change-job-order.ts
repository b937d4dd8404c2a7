import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { takeJobOrderChange } from './take-job-order-change.ts'

async function changeReportedOrder(
  { params, body }: Call<Routes['change-job-order']>,
  deps: Pick<Deps, 'agreements' | 'jobOrders' | 'places' | 'clock'>,
) {
  return await takeJobOrderChange({ jobOrderId: params.jobOrderId, change: body }, deps)
}

export const handler = http(routes['change-job-order'], changeReportedOrder)
