import * as z from 'zod'
import { AgreementId, EnterpriseId } from '../kernel/ids.ts'
import { atShanghai, CalendarDate, dayNumber, epochOf, Instant, instantOf, plusDays } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'

/** One execution accompanies an agreement to its end, and an execution lasts one year at most. */
export const longestAgreementDays = 360

export const Signatory = z.string().trim().min(1).max(40)

const terms = {
  id: AgreementId,
  enterpriseId: EnterpriseId,
  firstDay: CalendarDate,
  lastDay: CalendarDate,
  offeredAt: Instant,
  answerUntil: Instant,
}
const signature = { signedAt: Instant, signatory: Signatory }

/** Direct reporting, direct supply (直报直供协议): job orders may be reported while it is active. */
export const Agreement = z
  .discriminatedUnion('state', [
    z.object({ ...terms, state: z.literal('offered') }),
    z.object({ ...terms, state: z.literal('declined'), declinedAt: Instant, why: z.string().trim().min(1).max(300) }),
    z.object({ ...terms, state: z.literal('lapsed'), lapsedAt: Instant }),
    z.object({ ...terms, ...signature, state: z.literal('signed') }),
    z.object({ ...terms, ...signature, state: z.literal('active'), activatedAt: Instant }),
    z.object({ ...terms, ...signature, state: z.literal('expired'), activatedAt: Instant, expiredAt: Instant }),
  ])
  .refine(({ firstDay, lastDay }) => {
    const days = dayNumber(lastDay) - dayNumber(firstDay)
    return days >= 0 && days <= longestAgreementDays
  }, `lastDay must be 0 to ${longestAgreementDays} days after firstDay`)
export type Agreement = z.infer<typeof Agreement>
export type AgreementState = Agreement['state']
export type AgreementIn<State extends AgreementState> = Extract<Agreement, { state: State }>

/** Activated, and the date is one of its days. */
export function isActiveOn(agreement: Agreement, date: CalendarDate): boolean {
  return agreement.state === 'active' && agreement.firstDay <= date && date <= agreement.lastDay
}

/** The first moment after the agreement's last day. */
export function endOfAgreement({ lastDay }: Pick<Agreement, 'lastDay'>): Instant {
  return atShanghai(plusDays(lastDay, 1), '00:00')
}

export function signAgreement(
  agreement: Agreement,
  signed: { signedAt: Instant; signatory: string },
): AgreementIn<'signed'> | Refusal<'invalid-state'> {
  if (agreement.state !== 'offered') return notNow(agreement, 'signed')
  if (signed.signedAt > agreement.answerUntil)
    return refuse('invalid-state', `The agreement could be signed until ${agreement.answerUntil}: ask for a new one.`)
  return { ...agreement, ...signed, state: 'signed' }
}

export function declineAgreement(
  agreement: Agreement,
  declined: { declinedAt: Instant; why: string },
): AgreementIn<'declined'> | Refusal<'invalid-state'> {
  if (agreement.state !== 'offered') return notNow(agreement, 'declined')
  return { ...agreement, ...declined, state: 'declined' }
}

/** Nobody answered in time. */
export function lapseAgreement(
  agreement: Agreement,
  lapsedAt: Instant,
): AgreementIn<'lapsed'> | Refusal<'invalid-state'> {
  if (agreement.state !== 'offered' || lapsedAt < agreement.answerUntil) return notNow(agreement, 'lapsed')
  return { ...agreement, state: 'lapsed', lapsedAt }
}

/** May come before the first day: `isActiveOn` looks at the days. */
export function activateAgreement(
  agreement: Agreement,
  activatedAt: Instant,
): AgreementIn<'active'> | Refusal<'invalid-state'> {
  if (agreement.state !== 'signed' || activatedAt >= endOfAgreement(agreement)) return notNow(agreement, 'active')
  return { ...agreement, state: 'active', activatedAt }
}

export function expireAgreement(
  agreement: Agreement,
  expiredAt: Instant,
): AgreementIn<'expired'> | Refusal<'invalid-state'> {
  if (agreement.state !== 'active' || expiredAt < endOfAgreement(agreement)) return notNow(agreement, 'expired')
  return { ...agreement, state: 'expired', expiredAt }
}

function notNow(agreement: Agreement, next: AgreementState): Refusal<'invalid-state'> {
  return refuse(
    'invalid-state',
    `The agreement is ${agreement.state} (last day ${agreement.lastDay}); not ${next} now.`,
  )
}

/** How the signature is waited for: the instant of the reminder, half-way, and the end of the answer time. */
export function signatureDeadlines({
  offeredAt,
  answerUntil,
}: Pick<Agreement, 'offeredAt' | 'answerUntil'>): Instant[] {
  const half = (epochOf(answerUntil) - epochOf(offeredAt)) / 2
  return [instantOf(epochOf(offeredAt) + half), answerUntil]
}
