import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listJobOrders(
  { query }: Call<Routes['list-job-orders']>,
  { enterprises, jobOrders }: Pick<Deps, 'enterprises' | 'jobOrders'>,
) {
  if (query.enterpriseId && !(await enterprises.get(query.enterpriseId))) return noSuch('enterprise')
  return await jobOrders.list(query.cursor ?? null, query.limit, query.enterpriseId)
}

export const handler = http(routes['list-job-orders'], listJobOrders)
