import * as z from 'zod'
import { WorkerId } from '../kernel/ids.ts'
import { CalendarDate, dateInShanghai, Instant, plusDays } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Words } from '../kernel/words.ts'
import { consents } from './consents.ts'
import { PriorityPolicyId, priorityPolicyOf } from './priority-policy.ts'
import type { SurveyRow } from './survey-row.ts'
import { surveySentences } from './survey-sentences.ts'
import type { Worker } from './worker.ts'

/** The person's own yes to this, apart from that to organised transfer (PIPL, article 29). */
const SeparateConsent = z.strictObject({ on: CalendarDate, way: z.enum(['signed', 'spoken']) })

/** What is kept of why somebody is helped first: under which policy, certified by whom, until when. Never on what ground. */
export const Qualification = z.object({
  policyId: PriorityPolicyId,
  certifiedBy: z.string(),
  until: CalendarDate,
  consent: SeparateConsent,
  certifiedAt: Instant,
  /** The colleague, or the survey whose sheet says so. */
  by: z.string(),
})
export type Qualification = z.infer<typeof Qualification>

export const CertifyQualification = z.strictObject({
  policyId: PriorityPolicyId,
  /** The office; that of the policy's table unless it is named. */
  certifiedBy: line({ min: 2, max: 60 }).optional(),
  until: CalendarDate,
  consent: SeparateConsent,
})
export type CertifyQualification = z.infer<typeof CertifyQualification>

/** Policy and office are shown to the county that certifies and to auditors, the day to whoever sees the person. */
export const QualificationView = z.object({
  workerId: WorkerId,
  ...Qualification.shape,
})
export type QualificationView = z.infer<typeof QualificationView>

/** All that lists and screens say. */
export const MaskedQualification = z.object({ workerId: WorkerId, qualifiesUntil: CalendarDate.nullable() })
export type MaskedQualification = z.infer<typeof MaskedQualification>

/** Two years, as long as what it is sealed with is kept; a programme looks again before. */
const mostDays = 730

/** What is kept after a colleague of the county certified somebody; refuses what cannot be so. */
export function certify(
  worker: Pick<Worker, 'consent'>,
  asked: CertifyQualification,
  { by, now }: { readonly by: string; readonly now: Instant },
): Qualification | Refusal<'invalid-request' | 'invalid-state'> {
  const today = dateInShanghai(now)
  if (!consents(worker)) return refuse('invalid-state', surveySentences('priority-without-consent'))
  const policy = priorityPolicyOf(asked.policyId)
  if (!policy || !isInForce(policy, today))
    return refuse('invalid-request', surveySentences('no-such-policy'), '#/policyId')
  if (asked.until < today || asked.until > plusDays(today, mostDays))
    return refuse(
      'invalid-request',
      surveySentences('priority-until', { from: today, until: plusDays(today, mostDays) }),
      '#/until',
    )
  if (asked.consent.on > today) return refuse('invalid-request', surveySentences('consent-ahead'), '#/consent/on')
  const { policyId, until, consent, certifiedBy = policy.certifiedBy.zh } = asked
  return { policyId, certifiedBy, until: earlier(until, policy.until), consent, certifiedAt: now, by }
}

type RowOfRegister = Pick<SurveyRow, 'priorityPolicy' | 'priorityUntil' | 'priorityConsent' | 'surveyDate' | 'consent'>

/** What a row of a sheet certifies: only with the separate consent and a day until when; null otherwise. */
export function qualificationOfRow(
  row: RowOfRegister,
  { by, now }: { readonly by: string; readonly now: Instant },
): Qualification | null {
  const { priorityPolicy, priorityUntil: until, priorityConsent, surveyDate, consent } = row
  if (priorityPolicy === null || until === null || !priorityConsent || !consent) return null
  const policy = priorityPolicyOf(priorityPolicy)
  if (!policy || !isInForce(policy, surveyDate)) return null
  if (until < surveyDate || until > plusDays(surveyDate, mostDays)) return null
  return {
    policyId: policy.policyId,
    certifiedBy: policy.certifiedBy.zh,
    until: earlier(until, policy.until),
    consent: { on: surveyDate, way: 'signed' },
    certifiedAt: now,
    by,
  }
}

/** Whether somebody is helped first on a day: all that a match sees of it. */
export function isHelpedFirst({ qualifiesUntil }: Pick<Worker, 'qualifiesUntil'>, day: CalendarDate): boolean {
  return qualifiesUntil !== null && day <= qualifiesUntil
}

/** What a list or a screen says of it. */
export function priorityWords(until: CalendarDate): Words {
  return { zh: `有优先资格，至${until}`, en: `Helped first, until ${until}` }
}

function isInForce(
  { from, until }: { from: CalendarDate | null; until: CalendarDate | null },
  day: CalendarDate,
): boolean {
  return (from === null || from <= day) && (until === null || day <= until)
}

function earlier(one: CalendarDate, other: CalendarDate | null): CalendarDate {
  return other !== null && other < one ? other : one
}
