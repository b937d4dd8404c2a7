import * as z from 'zod'
import { BatchId, CaseId, EnterpriseId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { PersonName } from '../kernel/personal.ts'
import { publicUrlProblem } from '../kernel/public-url.ts'
import { unseenIn } from '../kernel/unseen-in.ts'
import { Words } from '../kernel/words.ts'
import { parsePhone } from '../surveys/phone-number.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import { LastInterview } from './interview.ts'
import { Reachability } from './reachability.ts'
import { SecretVersions } from './secret-versions.ts'
import { socialCreditCodeForm } from './social-credit-code.ts'
import { UnfitReturns } from './unfit-returns.ts'

/** As on the business licence. The offer message holds a name of this length whole. */
export const EnterpriseName = line({ min: 2, max: 40 })

/** Where our signed events go: https, and an address of the Internet; plain http only to this very machine. */
export const WebhookUrl = z
  .url()
  .max(500)
  .refine((text) => unseenIn(text) === undefined, enterpriseSentences('invisible-characters').en)
  .superRefine((text, context) => {
    const message = publicUrlProblem(text)
    if (message) context.addIssue({ code: 'custom', message })
  })

const OfficeCode = z.string().regex(/^\d{6}$/, enterpriseSentences('office-digits').en)

/**
 * The official assigned one-to-one to an enterprise; `subject` is the sign-in that tasks are addressed to. Of a county's office, or of a
 * city's station: then their colleagues there find on their lists what waits for the enterprise.
 */
export const Specialist = z.object({
  name: line({ max: 40 }),
  subject: line({ max: 200 }),
  office: z.union([z.strictObject({ county: OfficeCode }), z.strictObject({ city: OfficeCode })]).optional(),
})
export type Specialist = z.infer<typeof Specialist>

/** Who at the enterprise gets its texts, as staff give them; kept sealed. */
export const GivenContact = z.object({
  name: line({ max: 20 }),
  phone: z
    .string()
    .max(40)
    .refine((text) => parsePhone(text) !== null, enterpriseSentences('mobile-number').en),
})
export type GivenContact = z.infer<typeof GivenContact>

/** The same as everybody reads it: 陈**, 139****1234. */
export const MaskedContact = z.object({ name: z.string(), phone: z.string() })
export type MaskedContact = z.infer<typeof MaskedContact>

export function maskContact({ name, phone }: GivenContact): MaskedContact {
  return { name: new PersonName(name).masked, phone: parsePhone(phone)?.masked ?? '' }
}

/** The colleague who accepted a licence whose code fails its check sum, and the evidence. */
export const LicenceOverride = z.object({ by: z.string().min(1), at: Instant, why: line({ min: 5, max: 300 }) })
export type LicenceOverride = z.infer<typeof LicenceOverride>

/** While any case about a broken promise is open, no new worker is matched to the enterprise. */
export const Standing = z.discriminatedUnion('state', [
  z.object({ state: z.literal('active') }),
  z.object({
    state: z.literal('paused'),
    since: Instant,
    why: z.string().min(1).max(300),
    /** Made when it is read, and kept nowhere. */
    whyWords: Words.optional(),
    caseIds: z.array(CaseId).min(1),
  }),
])
export type Standing = z.infer<typeof Standing>

export const Enterprise = z.object({
  id: EnterpriseId,
  name: EnterpriseName,
  socialCreditCode: z.string().regex(socialCreditCodeForm),
  licenceOverride: LicenceOverride.optional(),
  /** Missing: the enterprise has no server, and answers by links. */
  webhookUrl: WebhookUrl.optional(),
  contact: MaskedContact.optional(),
  specialist: Specialist.optional(),
  standing: Standing,
  secretVersions: SecretVersions,
  reachability: Reachability.optional(),
  /** With its specialist. */
  lastInterview: LastInterview.optional(),
  /** The last batches whose question for headcount it left unanswered; absent once it has answered one. */
  unanswered: z.array(z.object({ batchId: BatchId, at: Instant })).optional(),
  /** Proposals for journeys home or back that could not be taken, of the last batches. */
  unfitReturns: z.array(UnfitReturns).optional(),
  registeredAt: Instant,
})
export type Enterprise = z.infer<typeof Enterprise>

export function pauseEnterprise(
  enterprise: Enterprise,
  pause: { since: Instant; why: string; caseId: CaseId },
): Enterprise {
  const { standing } = enterprise
  if (standing.state === 'active')
    return {
      ...enterprise,
      standing: { state: 'paused', since: pause.since, why: pause.why, caseIds: [pause.caseId] },
    }
  if (standing.caseIds.includes(pause.caseId)) return enterprise
  return { ...enterprise, standing: { ...standing, caseIds: [...standing.caseIds, pause.caseId] } }
}

/** As many are kept as a warning could ask for. */
const mostUnanswered = 5

/** It left the question of a batch unanswered; several orders of one batch are one. */
export function leaveUnanswered(enterprise: Enterprise, batchId: BatchId, at: Instant): Enterprise {
  const { unanswered = [] } = enterprise
  if (unanswered.some((one) => one.batchId === batchId)) return enterprise
  return { ...enterprise, unanswered: [...unanswered, { batchId, at }].slice(-mostUnanswered) }
}

/** It answered: what it left before is forgotten. */
export function answerAgain(enterprise: Enterprise): Enterprise {
  const { unanswered, ...rest } = enterprise
  return unanswered ? rest : enterprise
}

/** Settles one case; the enterprise is active again when it was the last one that paused it. */
export function settlePause(enterprise: Enterprise, caseId: CaseId): Enterprise {
  const { standing } = enterprise
  if (standing.state === 'active') return enterprise
  const caseIds = standing.caseIds.filter((open) => open !== caseId)
  return { ...enterprise, standing: caseIds.length === 0 ? { state: 'active' } : { ...standing, caseIds } }
}
