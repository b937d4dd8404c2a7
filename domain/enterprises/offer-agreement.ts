import * as z from 'zod'
import type { AgreementId, EnterpriseId } from '../kernel/ids.ts'
import { CalendarDate, dateInShanghai, type Instant, plus, plusDays } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type AgreementIn, endOfAgreement, longestAgreementDays } from './agreement.ts'

/** `answerHours`: how long the enterprise may think about it; never beyond the last day. */
export const OfferAgreement = z.object({
  firstDay: CalendarDate,
  lastDay: CalendarDate,
  answerHours: z
    .int()
    .min(1)
    .max(30 * 24)
    .default(7 * 24),
})
export type OfferAgreement = z.infer<typeof OfferAgreement>

/** Refuses `invalid-request` for days in the wrong order, in the past, or further ahead than one execution lasts. */
export function offerAgreement(
  request: OfferAgreement,
  { id, enterpriseId, at }: { id: AgreementId; enterpriseId: EnterpriseId; at: Instant },
): AgreementIn<'offered'> | Refusal<'invalid-request'> {
  const { firstDay, lastDay, answerHours } = request
  const today = dateInShanghai(at)
  const latest = plusDays(firstDay < today ? firstDay : today, longestAgreementDays)
  if (lastDay < firstDay || lastDay < today || lastDay > latest) {
    const detail = `The last day must be no earlier than the first day and today, and no later than ${latest}.`
    return refuse('invalid-request', detail, [{ pointer: '#/lastDay', detail }])
  }
  const agreement = { id, enterpriseId, firstDay, lastDay, offeredAt: at }
  const thought = plus(at, { hours: answerHours })
  const end = endOfAgreement(agreement)
  return { ...agreement, answerUntil: thought < end ? thought : end, state: 'offered' }
}
