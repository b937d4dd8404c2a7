import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'

async function listEnterprises(
  { query }: Call<'enterprises/list-enterprises'>,
  { enterprises }: Pick<Deps, 'enterprises'>,
) {
  return await enterprises.list(query.cursor ?? null, query.limit)
}

export const handler = http('enterprises/list-enterprises', listEnterprises)
