import * as z from 'zod'
import { WorkerId } from '../kernel/ids.ts'
import { CalendarDate, dateInShanghai, Instant, plusDays } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { consents } from './consents.ts'
import { LabourBrandId, type RequiredBrand, SkillGrade } from './labour-brand.ts'
import { surveySentences } from './survey-sentences.ts'
import type { Worker } from './worker.ts'

/** The person's own yes to being matched by it. */
const Consent = z.strictObject({ on: CalendarDate, way: z.enum(['signed', 'spoken']) })

const facts = { brandId: LabourBrandId, grade: SkillGrade, issuedBy: line({ min: 2, max: 60 }), until: CalendarDate }

export const CertifySkill = z.strictObject({
  ...facts,
  /** As printed; sealed, and shown in the person's own export alone. */
  number: line({ min: 2, max: 40 }),
  consent: Consent,
})
export type CertifySkill = z.infer<typeof CertifySkill>

/** That somebody holds a certificate of a labour brand; one of a brand at most, the last that was entered. */
export const SkillCertificate = z.object({
  workerId: WorkerId,
  ...facts,
  consent: Consent,
  certifiedAt: Instant,
  by: z.string(),
})
export type SkillCertificate = z.infer<typeof SkillCertificate>

/** As long as it is kept; whoever holds one for longer is asked again. */
const mostDays = 730

/** What is kept of a certificate that a colleague has seen; refuses what cannot be so. */
export function certifySkill(
  worker: Pick<Worker, 'workerId' | 'consent'>,
  body: CertifySkill,
  { by, now }: { readonly by: string; readonly now: Instant },
): SkillCertificate | Refusal<'invalid-request' | 'invalid-state'> {
  const { number: _, ...asked } = body
  const today = dateInShanghai(now)
  if (!consents(worker)) return refuse('invalid-state', surveySentences('certificate-without-consent'))
  if (asked.consent.on > today) return refuse('invalid-request', surveySentences('consent-ahead'), '#/consent/on')
  const last = plusDays(today, mostDays)
  if (asked.until < today || asked.until > last)
    return refuse('invalid-request', surveySentences('certificate-until', { from: today, until: last }), '#/until')
  return { workerId: worker.workerId, ...asked, certifiedAt: now, by }
}

/** Whether one of the certificates is what a job order asks for on its first day. */
export function holdsBrand(
  certificates: readonly Pick<SkillCertificate, 'brandId' | 'grade' | 'until'>[],
  { brandId, grade }: RequiredBrand,
  on: CalendarDate,
): boolean {
  return certificates.some((one) => one.brandId === brandId && one.grade <= grade && one.until >= on)
}
