import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listDisasters({ query }: Call<Routes['list-disasters']>, { disasters }: Pick<Deps, 'disasters'>) {
  return disasters.list(query.cursor ?? null, query.limit)
}

export const handler = http(routes['list-disasters'], listDisasters)
