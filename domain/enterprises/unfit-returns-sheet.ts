import * as z from 'zod'
import { Words } from '../kernel/words.ts'
import { unfitSettledTerms, unfitTerms } from './enterprise-terms.ts'
import { UnfitPerson, UnfitReturns } from './unfit-returns.ts'

/** The same with words in both languages. */
export const UnfitReturnsSheet = UnfitReturns.extend({
  people: z.array(UnfitPerson.extend({ whyWords: Words })),
  settledWords: Words.optional(),
})
export type UnfitReturnsSheet = z.infer<typeof UnfitReturnsSheet>

export function unfitReturnsSheet({ people, ...facts }: UnfitReturns): UnfitReturnsSheet {
  const { settled } = facts
  return {
    ...facts,
    people: people.map((one) => ({ ...one, whyWords: unfitTerms[one.why] })),
    ...(settled && { settledWords: unfitSettledTerms[settled.as] }),
  }
}
