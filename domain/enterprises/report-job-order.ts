import type * as z from 'zod'
import type { JobOrderId } from '../kernel/ids.ts'
import { dateInShanghai, type Instant } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type Agreement, isActiveOn } from './agreement.ts'
import { discriminatoryWordingIn } from './discriminatory-wording.ts'
import { JobOrder } from './job-order.ts'

/** What an enterprise, or staff on its behalf, reports. */
export const ReportJobOrder = JobOrder.omit({ id: true, enterpriseId: true, reportedAt: true })
export type ReportJobOrder = z.infer<typeof ReportJobOrder>

const freeTexts = ['post', 'site', 'requiredSkill', 'remarks'] as const satisfies readonly (keyof ReportJobOrder)[]

/**
 * Refuses `agreement-not-active`; `invalid-request` for a start date that has passed; `discriminatory-wording` with the
 * words found in each field.
 */
export function reportJobOrder(
  report: ReportJobOrder,
  agreement: Agreement,
  { id, at }: { id: JobOrderId; at: Instant },
): JobOrder | Refusal<'agreement-not-active' | 'invalid-request' | 'discriminatory-wording'> {
  const today = dateInShanghai(at)
  if (report.agreementId !== agreement.id || !isActiveOn(agreement, today))
    return refuse('agreement-not-active', `Agreement ${report.agreementId} is not active on ${today}.`)
  if (report.startDate < today) {
    const detail = `The start date must be ${today} or later.`
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
