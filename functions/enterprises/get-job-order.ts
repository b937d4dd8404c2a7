import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function getJobOrder({ params }: Call<Routes['get-job-order']>, { jobOrders }: Pick<Deps, 'jobOrders'>) {
  return (await jobOrders.get(params.jobOrderId)) ?? noSuch('job order')
}

export const handler = http(routes['get-job-order'], getJobOrder)
