import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listEnterprises(
  { query }: Call<Routes['list-enterprises']>,
  { enterprises }: Pick<Deps, 'enterprises'>,
) {
  const { cursor = null, limit, reachability, specialist } = query
  return await enterprises.list(
    cursor,
    limit,
    (one) =>
      (reachability === undefined || one.reachability?.state === reachability) &&
      (specialist === undefined || one.specialist?.subject === specialist),
  )
}

export const handler = http(routes['list-enterprises'], listEnterprises)
