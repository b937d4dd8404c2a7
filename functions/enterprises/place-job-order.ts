import { derivedId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { takeJobOrder } from './take-job-order.ts'

async function placeJobOrder(
  { body, key }: Call<'enterprises/place-job-order'>,
  deps: Pick<Deps, 'agreements' | 'jobOrders' | 'clock'>,
) {
  return await takeJobOrder(body, { jobOrderId: derivedId('JobOrderId', key) }, deps)
}

export const handler = http('enterprises/place-job-order', placeJobOrder)
