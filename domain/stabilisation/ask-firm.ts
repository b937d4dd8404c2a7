import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { type Instant, plus } from '../kernel/instant.ts'
import { lines } from '../kernel/lines.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type Case, isOpen } from './case.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

/** An enterprise has so many days to answer at most (default). */
const longestDays = 15

/** The enterprise is told of a case of one of its people, and asked what it says. */
export const AskFirm = z.strictObject({
  /** The person was asked, and wants the enterprise to know that it is them: it is told who it is. */
  agreed: z.literal(true),
  until: GivenInstant,
  /** What was said; sealed, and read only for a reason. */
  note: lines({ max: 500 }).default(''),
})
export type AskFirm = z.infer<typeof AskFirm>

/** The case while its enterprise is asked: it waits for the answer, or until the time for it is over. */
export function askFirm(
  one: Case,
  { until }: Pick<AskFirm, 'until'>,
  { by, at, firm }: { readonly by: string; readonly at: Instant; readonly firm: string },
): Case | Refusal<'invalid-state' | 'invalid-request'> {
  if (!isOpen(one)) return refuse('invalid-state', stabilisationSentences('case-over'))
  if (one.placementId === null || one.enterpriseId === null)
    return refuse('invalid-state', stabilisationSentences('case-of-no-firm'))
  if (until <= at || until > plus(at, { days: longestDays }))
    return refuse('invalid-request', stabilisationSentences('firm-answers-until', { days: longestDays }), '#/until')
  return { ...one, firmAsked: { at, by, until }, waits: { for: 'enterprise', whom: firm, since: at, until, by } }
}
