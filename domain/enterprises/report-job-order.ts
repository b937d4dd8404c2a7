import type * as z from 'zod'
import type { JobOrderId } from '../kernel/ids.ts'
import { dateInShanghai, type Instant } from '../kernel/instant.ts'
import { isRefusal, type Refusal, refuse, refuseInWords, unworded } from '../kernel/refusal.ts'
import type { Words } from '../kernel/words.ts'
import { type Agreement, mayReportUnder } from './agreement.ts'
import { discriminatoryWordingIn } from './discriminatory-wording.ts'
import { JobOrder } from './job-order.ts'
import { judgeTerms } from './judge-terms.ts'
import { minimumWageOn } from './minimum-wage.ts'
import { notToBeAsked } from './not-to-be-asked.ts'
import { unlawfulDemandsIn } from './unlawful-demands.ts'

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

const notAllowed = {
  zh: '岗位只写工作需要什么：性别、年龄、婚育、民族、宗教、籍贯都不能作为条件。',
  en: 'A job order names what the work needs; sex, age, marriage, ethnicity, religion and origin are no condition.',
}
const notLawful = {
  zh: '岗位的条件不符合劳动法规：请按标出的地方改正。',
  en: 'The terms of the job order are not what labour law allows: correct what is marked.',
}
const freeTexts = ['post', 'site', 'requiredSkill', 'remarks'] as const satisfies readonly (keyof ReportJobOrder)[]

/**
 * Refuses `agreement-not-active`; `invalid-request` for a start date that has passed or that the agreement does not reach; `discriminatory-wording` with the
 * words found in each field; `unlawful-terms` for hours, wages and demands that the law does not allow. Of an order that is changed, terms are judged
 * that the `changed` fields have a part in: an order from before a rule stands as it is.
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
    return refuse('agreement-not-active', `Agreement ${report.agreementId} is not the one that was looked up.`)
  const judged = mayReportUnder(agreement, { at: saidAt, now: at })
  if (isRefusal(judged)) return { ...judged, refused: 'agreement-not-active' }
  if (report.startDate < today)
    return refuseInWords(
      'invalid-request',
      { zh: `到岗日期不能早于${today}。`, en: `The start date must be ${today} or later.` },
      '#/startDate',
    )
  const { quota } = agreement
  if (quota !== undefined && report.headcount > quota)
    return refuseInWords(
      'invalid-request',
      {
        zh: `协议约定最多${quota}人：一个订单的人数不能更多。`,
        en: `The agreement is for ${quota} people at most: an order cannot ask for more.`,
      },
      '#/headcount',
    )
  if (report.startDate > agreement.lastDay) {
    const { lastDay } = agreement
    return refuseInWords(
      'invalid-request',
      {
        zh: `到岗日期不能晚于协议的最后一天${lastDay}。`,
        en: `The start date must be ${lastDay}, the agreement's last day, or earlier.`,
      },
      '#/startDate',
    )
  }
  const errors = freeTexts.flatMap((field) => {
    const words = discriminatoryWordingIn(report[field] ?? '')
    const found = words.join('、')
    return found === ''
      ? []
      : [{ pointer: `#/${field}`, words: unworded({ zh: `请删去：${found}`, en: `Take out: “${found}”` }) }]
  })
  if (errors.length > 0) return refuse('discriminatory-wording', notAllowed, errors)
  const minimumWage = minimumWageOn(report.cityCode, report.startDate)
  const terms = judgeTerms(report, minimumWage).filter(
    ({ by }) => !changed || by.some((field) => changed.includes(field)),
  )
  const unlawful = [...terms, ...demandsIn(report)].map(({ pointer, words }) => ({
    pointer,
    words: unworded(words),
  }))
  if (unlawful.length > 0) return refuse('unlawful-terms', notLawful, unlawful)
  return { ...report, id, enterpriseId: agreement.enterpriseId, reportedAt: at, minimumWage }
}

function demandsIn(report: ReportJobOrder): { pointer: string; words: Words }[] {
  return freeTexts.flatMap((field) => {
    const found = unlawfulDemandsIn(report[field] ?? '').join('、')
    return found === '' ? [] : [{ pointer: `#/${field}`, words: notToBeAsked(found) }]
  })
}
