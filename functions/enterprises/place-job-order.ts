import { derivedId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { takeJobOrder } from './take-job-order.ts'

async function placeJobOrder(
  { body, key }: Call<Routes['place-job-order']>,
  deps: Pick<Deps, 'agreements' | 'jobOrders' | 'clock'>,
) {
  return await takeJobOrder(body, { jobOrderId: derivedId('JobOrderId', key) }, deps)
}

export const handler = http(routes['place-job-order'], placeJobOrder)
