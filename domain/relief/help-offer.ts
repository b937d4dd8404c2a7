import * as z from 'zod'
import { CaseId, DisasterId, WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { lines } from '../kernel/lines.ts'
import { type HelpKindName, helpKinds } from './help-kinds.ts'
import { reliefSentences } from './relief-sentences.ts'

export const HelpKind = z.enum(Object.keys(helpKinds) as [HelpKindName, ...HelpKindName[]])
export type HelpKind = z.infer<typeof HelpKind>

/** What came of offering help; nothing is concluded from not having reached somebody. */
export const HelpAnswer = z.enum(['not-reached', 'no-need', 'needs-help', 'settled'])
export type HelpAnswer = z.infer<typeof HelpAnswer>

export const RecordHelpOffer = z
  .strictObject({
    answer: HelpAnswer,
    needs: z.array(HelpKind).max(9).default([]),
    /** Somebody who needs help may say that they want to hear of jobs all the same. */
    wantsWork: z.boolean().default(false),
    /** What was said, for the case that it opens; sealed, and read only for a reason. */
    note: lines({ max: 500 }).default(''),
  })
  .refine(({ answer, needs }) => answer !== 'needs-help' || needs.length > 0, {
    path: ['needs'],
    message: reliefSentences('needs-needed').en,
  })
export type RecordHelpOffer = z.infer<typeof RecordHelpOffer>

/** That help was offered to somebody in a disaster, and what they said; the latest stands. */
export const HelpOffer = z.object({
  disasterId: DisasterId,
  workerId: WorkerId,
  countyCode: z.string(),
  answer: HelpAnswer,
  needs: z.array(HelpKind),
  wantsWork: z.boolean(),
  /** How often somebody has tried. */
  tries: z.int().positive(),
  /** Of who had a journey or a job with us: what it opened. Others stand on their county's list until it is settled. */
  caseId: CaseId.nullable(),
  at: Instant,
  by: z.string(),
})
export type HelpOffer = z.infer<typeof HelpOffer>

/**
 * Whether somebody whose county was hit may be offered a job: once they were offered help, and what they need is settled or they ask for
 * work.
 */
export function mayHearOfWork(offer: Pick<HelpOffer, 'answer' | 'wantsWork'> | undefined): boolean {
  if (!offer) return false
  return offer.answer === 'no-need' || offer.answer === 'settled' || (offer.answer === 'needs-help' && offer.wantsWork)
}

/**
 * The offer after it was recorded once more; of one that needs help already, `caseId` stays. Whoever was reached has said what stands:
 * a later call that reaches nobody is counted, and takes nothing of it back.
 */
export function helpOfferAfter(
  before: HelpOffer | null,
  said: Omit<RecordHelpOffer, 'note'>,
  facts: Pick<HelpOffer, 'disasterId' | 'workerId' | 'countyCode' | 'at' | 'by' | 'caseId'>,
): HelpOffer {
  if (said.answer === 'not-reached' && before && before.answer !== 'not-reached')
    return { ...before, tries: before.tries + 1 }
  const needs =
    said.answer === 'needs-help' ? [...new Set(said.needs)] : said.answer === 'settled' ? (before?.needs ?? []) : []
  return {
    ...facts,
    answer: said.answer,
    needs,
    wantsWork: said.wantsWork,
    tries: (before?.tries ?? 0) + 1,
    caseId: facts.caseId ?? before?.caseId ?? null,
  }
}
