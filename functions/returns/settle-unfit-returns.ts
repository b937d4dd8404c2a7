import { unfitReturnsSheet } from '../../domain/enterprises/unfit-returns-sheet.ts'
import { noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { returnSentences } from '../../domain/returns/return-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'

/** Said again it stays as it was said first; where the enterprise puts it right later, that is another proposal. */
async function settleUnfitReturns(
  { params: { enterpriseId, batchId }, body, staff }: Call<Routes['settle-unfit-returns']>,
  { enterprises, clock }: Pick<Deps, 'enterprises' | 'clock'>,
) {
  const enterprise = await enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const refused = speaksFor(staff, enterprise)
  if (refused) return refused
  const settled = { as: body.as, by: staff.subject, at: clock.now() }
  const after = await enterprises.settleUnfitReturns(enterpriseId, batchId, settled)
  const one = after?.unfitReturns?.find((kept) => kept.batchId === batchId)
  return one ? unfitReturnsSheet(one) : refuse('invalid-state', returnSentences('nothing-unfit'))
}

export const handler = http(routes['settle-unfit-returns'], settleUnfitReturns)
