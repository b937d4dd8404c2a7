import * as z from 'zod'
import type { AgreementId, EnterpriseId } from '../kernel/ids.ts'
import { CalendarDate, dateInShanghai, type Instant, plus, type Span } from '../kernel/instant.ts'
import { lines } from '../kernel/lines.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type AgreementIn, endOfAgreement, lastDayWithin } from './agreement.ts'
import { discriminatoryWordingIn } from './discriminatory-wording.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import { unlawfulDemandsIn } from './unlawful-demands.ts'

/** The longest that an enterprise may think about an agreement. */
export const longestAnswerTime = { days: 30 } as const satisfies Span

/** `answerHours`: how long the enterprise may think about it; never beyond the last day. */
export const OfferAgreement = z.object({
  firstDay: CalendarDate,
  lastDay: CalendarDate,
  answerHours: z
    .int()
    .min(1)
    .max(longestAnswerTime.days * 24)
    .default(7 * 24),
  quota: z.int().positive().max(100_000).optional(),
  wording: lines({ max: 4000 }).optional(),
})
export type OfferAgreement = z.infer<typeof OfferAgreement>

/**
 * Refuses `invalid-request` for days in the wrong order or in the past, for more than a year, and for a start more than a year ahead;
 * `discriminatory-wording` and `unlawful-terms` for what the text asks of workers.
 */
export function offerAgreement(
  request: OfferAgreement,
  { id, enterpriseId, at }: { id: AgreementId; enterpriseId: EnterpriseId; at: Instant },
): AgreementIn<'offered'> | Refusal<'invalid-request' | 'discriminatory-wording' | 'unlawful-terms'> {
  const { firstDay, lastDay, answerHours, quota, wording } = request
  const today = dateInShanghai(at)
  const latestStart = lastDayWithin(today)
  if (firstDay > latestStart)
    return refuse('invalid-request', enterpriseSentences('first-day-late', { latest: latestStart }), '#/firstDay')
  const latest = lastDayWithin(firstDay)
  if (lastDay < firstDay || lastDay < today || lastDay > latest)
    return refuse('invalid-request', enterpriseSentences('last-day-wrong', { latest }), '#/lastDay')
  const limits = discriminatoryWordingIn(wording ?? '')
  if (limits.length > 0)
    return refuse('discriminatory-wording', enterpriseSentences('take-out', { found: limits }), '#/wording')
  const demands = unlawfulDemandsIn(wording ?? '')
  if (demands.length > 0)
    return refuse('unlawful-terms', enterpriseSentences('not-to-be-asked', { found: demands }), '#/wording')
  const told = { ...(quota && { quota }), ...(wording && { wording }) }
  const agreement = { id, enterpriseId, firstDay, lastDay, offeredAt: at, ...told }
  const thought = plus(at, { hours: answerHours })
  const end = endOfAgreement(agreement)
  return { ...agreement, answerUntil: thought < end ? thought : end, state: 'offered' }
}
