import type * as z from 'zod'
import type { JobOrderId } from '../kernel/ids.ts'
import { dateInShanghai, type Instant } from '../kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { type Agreement, mayReportUnder } from './agreement.ts'
import { discriminatoryWordingIn } from './discriminatory-wording.ts'
import { JobOrder } from './job-order.ts'

/** What an enterprise, or staff on its behalf, reports. */
export const ReportJobOrder = JobOrder.omit({ id: true, enterpriseId: true, reportedAt: true })
export type ReportJobOrder = z.infer<typeof ReportJobOrder>

const freeTexts = ['post', 'site', 'requiredSkill', 'remarks'] as const satisfies readonly (keyof ReportJobOrder)[]

/**
 * Refuses `agreement-not-active`; `invalid-request` for a start date that has passed or that the agreement does not reach; `discriminatory-wording` with the
 * words found in each field.
 */
export function reportJobOrder(
  report: ReportJobOrder,
  agreement: Agreement,
  { id, at, saidAt = at }: { id: JobOrderId; at: Instant; saidAt?: Instant },
): JobOrder | Refusal<'agreement-not-active' | 'invalid-request' | 'discriminatory-wording'> {
  const today = dateInShanghai(at)
  if (report.agreementId !== agreement.id)
    return refuse('agreement-not-active', `Agreement ${report.agreementId} is not the one that was looked up.`)
  const judged = mayReportUnder(agreement, { at: saidAt, now: at })
  if (isRefusal(judged)) return refuse('agreement-not-active', judged.detail)
  if (report.startDate < today) {
    const detail = `The start date must be ${today} or later.`
    return refuse('invalid-request', detail, [{ pointer: '#/startDate', detail }])
  }
  if (report.startDate > agreement.lastDay) {
    const { lastDay } = agreement
    const detail = `到岗日期不能晚于协议的最后一天${lastDay}。 The start date must be ${lastDay}, the agreement's last day, or earlier.`
    return refuse('invalid-request', detail, [{ pointer: '#/startDate', detail }])
  }
  const errors = freeTexts.flatMap((field) => {
    const words = discriminatoryWordingIn(report[field] ?? '')
    return words.length === 0 ? [] : [{ pointer: `#/${field}`, detail: `Take out: ${words.join('、')}` }]
  })
  if (errors.length > 0)
    return refuse(
      'discriminatory-wording',
      'A job order names what the work needs; sex, age, marriage, ethnicity, religion and origin are no condition.',
      errors,
    )
  return { ...report, id, enterpriseId: agreement.enterpriseId, reportedAt: at }
}
