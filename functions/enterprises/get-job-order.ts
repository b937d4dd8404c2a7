import { countPlaces } from '../../domain/enterprises/place-claim.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function getJobOrder(
  { params: { jobOrderId } }: Call<Routes['get-job-order']>,
  { jobOrders, places }: Pick<Deps, 'jobOrders' | 'places'>,
) {
  const [jobOrder, claims] = await Promise.all([jobOrders.get(jobOrderId), places.claimsOn(jobOrderId)])
  return jobOrder ? { ...jobOrder, places: countPlaces(jobOrder.headcount, claims) } : noSuch('job order')
}

export const handler = http(routes['get-job-order'], getJobOrder)
