import { unfitReturnsSheet } from '../../domain/enterprises/unfit-returns-sheet.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listUnfitReturns(
  { params: { enterpriseId } }: Call<Routes['list-unfit-returns']>,
  { enterprises }: Pick<Deps, 'enterprises'>,
) {
  const enterprise = await enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  return { items: (enterprise.unfitReturns ?? []).toReversed().map(unfitReturnsSheet) }
}

export const handler = http(routes['list-unfit-returns'], listUnfitReturns)
