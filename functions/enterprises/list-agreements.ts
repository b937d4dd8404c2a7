import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'

async function listAgreements(
  { params, query }: Call<'enterprises/list-agreements'>,
  { agreements }: Pick<Deps, 'agreements'>,
) {
  return await agreements.ofEnterprise(params.enterpriseId, query.cursor ?? null, query.limit)
}

export const handler = http('enterprises/list-agreements', listAgreements)
