import * as z from 'zod'
import { AgreementId, BatchId, CaseId, EnterpriseId, JobOrderId, LinkId, TripId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'

/** What an enterprise without a server does behind a link; one link, one purpose. */
export const LinkPurpose = z.enum([
  'sign-agreement',
  'job-orders',
  'headcount',
  'arrivals',
  'leavers',
  'returns',
  'case',
])
export type LinkPurpose = z.infer<typeof LinkPurpose>

/** What a link is about: it opens this, and nothing else of the enterprise. */
const subjects = {
  'sign-agreement': z.object({ purpose: z.literal('sign-agreement'), agreementId: AgreementId }),
  'job-orders': z.object({ purpose: z.literal('job-orders'), agreementId: AgreementId }),
  headcount: z.object({ purpose: z.literal('headcount'), batchId: BatchId, jobOrderId: JobOrderId }),
  arrivals: z.object({ purpose: z.literal('arrivals'), tripId: TripId }),
  leavers: z.object({ purpose: z.literal('leavers') }),
  returns: z.object({ purpose: z.literal('returns'), batchId: BatchId }),
  case: z.object({ purpose: z.literal('case'), caseId: CaseId }),
} as const satisfies Record<LinkPurpose, z.ZodObject>

export const LinkSubject = z.discriminatedUnion('purpose', [
  subjects['sign-agreement'],
  subjects['job-orders'],
  subjects.headcount,
  subjects.arrivals,
  subjects.leavers,
  subjects.returns,
  subjects.case,
])
export type LinkSubject = z.infer<typeof LinkSubject>
export type LinkSubjectOf<Purpose extends LinkPurpose> = Extract<LinkSubject, { purpose: Purpose }>

/** `validDays`: as its purpose needs, unless told; `send`: by SMS to the enterprise's contact. */
const wish = { validDays: z.int().min(1).max(60).optional(), send: z.boolean().default(false) }

/** What staff ask for. */
export const MakeLink = z.discriminatedUnion('purpose', [
  subjects['sign-agreement'].extend(wish),
  subjects['job-orders'].extend(wish),
  subjects.headcount.extend(wish),
  subjects.arrivals.extend(wish),
  subjects.leavers.extend(wish),
  subjects.returns.extend(wish),
  subjects.case.extend(wish),
])
export type MakeLink = z.infer<typeof MakeLink>

/**
 * Days for which a link opens (default). What it asks may close before: its page says so then, and what stands. An arrival is told of
 * when the manifest is frozen, by rail 17 days ahead.
 */
export const linkDays: Record<LinkPurpose, number> = {
  'sign-agreement': 40,
  'job-orders': 30,
  headcount: 14,
  arrivals: 45,
  leavers: 30,
  returns: 40,
  case: 45,
}

/** A link as staff see it: its address is told once, and kept nowhere. */
export const EnterpriseLink = z.object({
  id: LinkId,
  enterpriseId: EnterpriseId,
  subject: LinkSubject,
  madeAt: Instant,
  /** The colleague who made it; missing where the service did, because something was to be answered. */
  madeBy: z.string().optional(),
  validUntil: Instant,
  /** When it went to the contact's phone the last time, and whether the provider took it. */
  sent: z.object({ at: Instant, taken: z.boolean() }).optional(),
  /**
   * What it asked for has been answered on its page: a signature, a headcount, everybody of the trip that comes to this firm, and
   * where there may always be more, vacancies and leavers, the firm’s word that this is all.
   */
  settledAt: Instant.optional(),
  revoked: z.object({ at: Instant, by: z.string() }).optional(),
})
export type EnterpriseLink = z.infer<typeof EnterpriseLink>

export const LinkStanding = z.enum(['open', 'settled', 'expired', 'revoked'])
export type LinkStanding = z.infer<typeof LinkStanding>

/** Of any link that we make, whoever it is for. */
export function linkStanding(
  { revoked, settledAt, validUntil }: Pick<EnterpriseLink, 'validUntil' | 'settledAt'> & { readonly revoked?: object },
  now: Instant,
): LinkStanding {
  if (revoked) return 'revoked'
  if (now >= validUntil) return 'expired'
  return settledAt ? 'settled' : 'open'
}
