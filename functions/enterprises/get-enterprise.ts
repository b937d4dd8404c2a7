import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { enterpriseSheetOf } from './enterprise-sheet-of.ts'

async function getEnterprise(
  { params }: Call<Routes['get-enterprise']>,
  deps: Pick<Deps, 'enterprises' | 'agreements' | 'headcounts' | 'firmFacts' | 'clock'>,
) {
  const enterprise = await deps.enterprises.get(params.enterpriseId)
  return enterprise ? enterpriseSheetOf(enterprise, deps) : noSuch('enterprise')
}

export const handler = http(routes['get-enterprise'], getEnterprise)
