import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listEnterprises(
  { query }: Call<Routes['list-enterprises']>,
  { enterprises }: Pick<Deps, 'enterprises'>,
) {
  return await enterprises.list(query.cursor ?? null, query.limit)
}

export const handler = http(routes['list-enterprises'], listEnterprises)
