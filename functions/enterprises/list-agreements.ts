import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listAgreements(
  { params, query }: Call<Routes['list-agreements']>,
  { enterprises, agreements }: Pick<Deps, 'enterprises' | 'agreements'>,
) {
  const enterprise = await enterprises.get(params.enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  return await agreements.ofEnterprise(enterprise.id, query.cursor ?? null, query.limit)
}

export const handler = http(routes['list-agreements'], listAgreements)
