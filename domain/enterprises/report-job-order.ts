import type * as z from 'zod'
import type { JobOrderId } from '../kernel/ids.ts'
import { dateInShanghai, type Instant } from '../kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Sentence } from '../kernel/words.ts'
import { type Agreement, mayReportUnder } from './agreement.ts'
import { discriminatoryWordingIn } from './discriminatory-wording.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import { JobOrder } from './job-order.ts'
import { judgeTerms } from './judge-terms.ts'
import { longDaysIn } from './long-days.ts'
import { minimumWageOn } from './minimum-wage.ts'
import { unlawfulDemandsIn } from './unlawful-demands.ts'
import { longestDay } from './working-hours.ts'

/** What an enterprise, or staff on its behalf, reports. */
export const ReportJobOrder = JobOrder.omit({
  id: true,
  enterpriseId: true,
  reportedAt: true,
  changedAt: true,
  saidBy: true,
  minimumWage: true,
})
export type ReportJobOrder = z.infer<typeof ReportJobOrder>

const freeTexts = ['post', 'site', 'requiredSkill', 'remarks'] as const satisfies readonly (keyof ReportJobOrder)[]

/**
 * Refuses `agreement-not-active`; `invalid-request` for a start date that has passed or that the agreement does not reach;
 * `discriminatory-wording` with the words found in each field; `unlawful-terms` for hours, wages and demands that the law does not allow.
 * Of an order that is changed, terms are judged that the `changed` fields have a part in: an order from before a rule stands as it is.
 */
export function reportJobOrder(
  report: ReportJobOrder,
  agreement: Agreement,
  {
    id,
    at,
    saidAt = at,
    changed,
  }: { id: JobOrderId; at: Instant; saidAt?: Instant; changed?: readonly (keyof ReportJobOrder)[] },
): JobOrder | Refusal<'agreement-not-active' | 'invalid-request' | 'discriminatory-wording' | 'unlawful-terms'> {
  const today = dateInShanghai(at)
  if (report.agreementId !== agreement.id)
    return refuse('agreement-not-active', enterpriseSentences('other-agreement', { agreementId: report.agreementId }))
  const judged = mayReportUnder(agreement, { at: saidAt, now: at })
  if (isRefusal(judged)) return { ...judged, refused: 'agreement-not-active' }
  if (report.startDate < today)
    return refuse('invalid-request', enterpriseSentences('start-passed', { today }), '#/startDate')
  const { quota } = agreement
  if (quota !== undefined && report.headcount > quota)
    return refuse('invalid-request', enterpriseSentences('above-quota', { quota }), '#/headcount')
  if (report.startDate > agreement.lastDay) {
    const { lastDay } = agreement
    return refuse('invalid-request', enterpriseSentences('start-after-agreement', { lastDay }), '#/startDate')
  }
  const errors = freeTexts.flatMap((field) => {
    const found = discriminatoryWordingIn(report[field] ?? '')
    return found.length === 0 ? [] : [{ pointer: `#/${field}`, words: enterpriseSentences('take-out', { found }) }]
  })
  if (errors.length > 0) return refuse('discriminatory-wording', enterpriseSentences('limits-who-applies'), errors)
  const minimumWage = minimumWageOn(report.cityCode, report.startDate)
  const terms = judgeTerms(report, minimumWage).filter(
    ({ by }) => !changed || by.some((field) => changed.includes(field)),
  )
  const unlawful = [...terms, ...demandsIn(report), ...longDays(report)].map(({ pointer, words }) => ({
    pointer,
    words,
  }))
  if (unlawful.length > 0) return refuse('unlawful-terms', enterpriseSentences('terms-unlawful'), unlawful)
  return { ...report, id, enterpriseId: agreement.enterpriseId, reportedAt: at, minimumWage }
}

function longDays(report: ReportJobOrder): { pointer: string; words: Sentence }[] {
  if (report.hoursApproval) return []
  return freeTexts.flatMap((field) => {
    const found = longDaysIn(report[field] ?? '')
    if (found.length === 0) return []
    return [{ pointer: `#/${field}`, words: enterpriseSentences('long-days-in-text', { found, longest: longestDay }) }]
  })
}

function demandsIn(report: ReportJobOrder): { pointer: string; words: Sentence }[] {
  return freeTexts.flatMap((field) => {
    const found = unlawfulDemandsIn(report[field] ?? '')
    return found.length === 0
      ? []
      : [{ pointer: `#/${field}`, words: enterpriseSentences('not-to-be-asked', { found }) }]
  })
}
