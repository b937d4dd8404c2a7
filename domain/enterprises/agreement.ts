import * as z from 'zod'
import { AgreementId, EnterpriseId } from '../kernel/ids.ts'
import { atShanghai, CalendarDate, dayNumber, epochOf, Instant, instantOf, minus, plusDays } from '../kernel/instant.ts'
import { inWords, judgeEvent } from '../kernel/judge-event.ts'
import { line } from '../kernel/line.ts'
import { lines } from '../kernel/lines.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { agreementEventRules } from './agreement-event-rules.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import { SaidBy } from './said-by.ts'

/** A year, also one with a leap day, from its first day to the same day of the next. */
const longestAgreementDays = 366

/** The last day that an agreement of a year may have: the same day of the next year. */
export function lastDayWithin(firstDay: CalendarDate): CalendarDate {
  const next = Number(firstDay.slice(0, 4)) + 1
  const rest = firstDay.slice(4)
  return `${next}${rest === '-02-29' ? '-02-28' : rest}` as CalendarDate
}

export const Signatory = line({ max: 40 })
export const DeclineReason = line({ max: 300 })

const terms = {
  id: AgreementId,
  enterpriseId: EnterpriseId,
  firstDay: CalendarDate,
  lastDay: CalendarDate,
  offeredAt: Instant,
  answerUntil: Instant,
  /** People whom all batches together may bring under it; without it the job orders alone bound them. */
  quota: z.int().positive().max(100_000).optional(),
  /** What is agreed, as the enterprise reads it before it signs. */
  wording: lines({ max: 4000 }).optional(),
}
const signature = { signedAt: Instant, signatory: Signatory, saidBy: SaidBy.optional() }

/** Direct reporting, direct supply (直报直供协议): job orders may be reported while it is active. */
export const Agreement = z
  .discriminatedUnion('state', [
    z.object({ ...terms, state: z.literal('offered') }),
    z.object({
      ...terms,
      state: z.literal('declined'),
      declinedAt: Instant,
      why: z.string().trim().min(1).max(300),
      saidBy: SaidBy.optional(),
    }),
    z.object({ ...terms, state: z.literal('lapsed'), lapsedAt: Instant }),
    z.object({ ...terms, ...signature, state: z.literal('signed') }),
    z.object({ ...terms, ...signature, state: z.literal('active'), activatedAt: Instant }),
    z.object({ ...terms, ...signature, state: z.literal('expired'), activatedAt: Instant, expiredAt: Instant }),
  ])
  .refine(({ firstDay, lastDay }) => {
    const days = dayNumber(lastDay) - dayNumber(firstDay)
    return days >= 0 && days <= longestAgreementDays
  }, enterpriseSentences('agreement-days').en)
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

/** Days before the end at which the enterprise and its specialist are warned (default). */
export const expiryWarnings = [30, 7] as const

/** What is due of an active agreement from now on: the next warning that is still to come, else its end. */
export function nextDue(agreement: Pick<Agreement, 'lastDay'>, now: Instant): Instant {
  const end = endOfAgreement(agreement)
  const warnings = expiryWarnings.map((days) => minus(end, { days }))
  return warnings.find((moment) => moment > now) ?? end
}

/** How many days before the end the latest warning is that is due by now; undefined where none is. */
export function warningDue(agreement: Pick<Agreement, 'lastDay'>, now: Instant): number | undefined {
  const end = endOfAgreement(agreement)
  return expiryWarnings.findLast((days) => minus(end, { days }) <= now)
}

/** What the table of outside events needs to know of an agreement. */
function subjectOf(agreement: Agreement, { at, now }: { at: Instant; now: Instant }) {
  return {
    state: agreement.state,
    at,
    now,
    moments: {
      offered: agreement.offeredAt,
      'answer-until': agreement.answerUntil,
      'first-day': atShanghai(agreement.firstDay, '00:00'),
      end: endOfAgreement(agreement),
    },
  }
}

/** Whether a job order may be reported under it now; `at` is when the enterprise says that it was. */
export function mayReportUnder(agreement: Agreement, time: { at: Instant; now: Instant }) {
  return judgeEvent(agreementEventRules['job-order.reported'], subjectOf(agreement, time))
}

/** Signed by the same person before, it comes back as it is. `at` is when it was signed, if that is told apart. */
export function signAgreement(
  agreement: Agreement,
  {
    signedAt,
    signatory,
    at = signedAt,
    saidBy,
  }: { signedAt: Instant; signatory: string; at?: Instant; saidBy?: SaidBy },
): AgreementIn<'signed' | 'active' | 'expired'> | Refusal<'invalid-state'> {
  const signed = 'signatory' in agreement ? agreement : null
  const judged = judgeEvent(agreementEventRules['agreement.signed'], {
    ...subjectOf(agreement, { at, now: signedAt }),
    isRepeat: signed?.signatory === signatory,
    ...(signed && {
      stands: {
        zh: `已由${signed.signatory}于${inWords(signed.signedAt).zh}签署`,
        en: `${signed.signatory} signed at ${inWords(signed.signedAt).en}`,
      },
    }),
  })
  if (isRefusal(judged)) return judged
  if (signed) return signed
  return { ...termsOf(agreement), signedAt, signatory, ...(saidBy && { saidBy }), state: 'signed' }
}

/** Declined before for the same reason, it comes back as it is. */
export function declineAgreement(
  agreement: Agreement,
  { declinedAt, why, at = declinedAt, saidBy }: { declinedAt: Instant; why: string; at?: Instant; saidBy?: SaidBy },
): AgreementIn<'declined'> | Refusal<'invalid-state'> {
  const declined = agreement.state === 'declined' ? agreement : null
  const judged = judgeEvent(agreementEventRules['agreement.declined'], {
    ...subjectOf(agreement, { at, now: declinedAt }),
    isRepeat: declined?.why === why,
    ...(declined && {
      stands: {
        zh: `已于${inWords(declined.declinedAt).zh}拒绝，理由是“${declined.why}”`,
        en: `it was declined at ${inWords(declined.declinedAt).en} because "${declined.why}"`,
      },
    }),
  })
  if (isRefusal(judged)) return judged
  return declined ?? { ...termsOf(agreement), declinedAt, why, ...(saidBy && { saidBy }), state: 'declined' }
}

function termsOf({ id, enterpriseId, firstDay, lastDay, offeredAt, answerUntil, quota, wording }: Agreement) {
  const told = { ...(quota && { quota }), ...(wording && { wording }) }
  return { id, enterpriseId, firstDay, lastDay, offeredAt, answerUntil, ...told }
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
    enterpriseSentences('agreement-not-now', { state: agreement.state, lastDay: agreement.lastDay, next }),
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
