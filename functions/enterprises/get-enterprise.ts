import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { unansweredBy } from './unanswered-by.ts'

async function getEnterprise(
  { params }: Call<Routes['get-enterprise']>,
  deps: Pick<Deps, 'enterprises' | 'agreements' | 'headcounts'>,
) {
  const enterprise = await deps.enterprises.get(params.enterpriseId)
  return enterprise ? { ...enterprise, unanswered: await unansweredBy(enterprise.id, deps) } : noSuch('enterprise')
}

export const handler = http(routes['get-enterprise'], getEnterprise)
