import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listJobOrders({ query }: Call<Routes['list-job-orders']>, { jobOrders }: Pick<Deps, 'jobOrders'>) {
  return await jobOrders.list(query.cursor ?? null, query.limit, query.enterpriseId)
}

export const handler = http(routes['list-job-orders'], listJobOrders)
