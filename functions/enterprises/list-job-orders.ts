import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'

async function listJobOrders({ query }: Call<'enterprises/list-job-orders'>, { jobOrders }: Pick<Deps, 'jobOrders'>) {
  return await jobOrders.list(query.cursor ?? null, query.limit, query.enterpriseId)
}

export const handler = http('enterprises/list-job-orders', listJobOrders)
