import * as z from 'zod'
import { ClaimId, derivedId, NoticeId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { Money } from '../kernel/money.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Sentence } from '../kernel/words.ts'
import { GivenOffice } from '../transport/trips/boarding-stop.ts'
import { noticeClaim } from './claim-moves.ts'
import { subsidiesSentences as say } from './subsidies-sentences.ts'
import { NoticeLevel, type SubsidyClaim, WhyClaimStays } from './subsidy-claim.ts'
import { PolicyId, type SubsidyPolicy } from './subsidy-policy.ts'

/** Who hears an objection to a notice, where, and by which telephone. */
export const Complaints = z.object({
  office: line({ min: 2, max: 60 }),
  place: line({ min: 2, max: 100 }),
  phone: GivenOffice.shape.phone,
})
export type Complaints = z.infer<typeof Complaints>

/** A list of claims as it was posted (公示), both days included. Whom it names is told by the claims that stand on it. */
export const SubsidyNotice = z.object({
  noticeId: NoticeId,
  policyId: PolicyId,
  window: z.string(),
  countyCode: z.string(),
  level: NoticeLevel,
  from: CalendarDate,
  until: CalendarDate,
  complaints: Complaints,
  postedAt: Instant,
  postedBy: z.string(),
})
export type SubsidyNotice = z.infer<typeof SubsidyNotice>

/** Claims that one call puts on a notice; the same call again goes on with those that are left. */
export const mostNoticedAtOnce = 1000

/** Many claims of a county for one window on one notice of a level; without `claimIds` all that stood on none of that level. */
export const PostNotices = z
  .object({
    policyId: PolicyId,
    window: z.string().max(10),
    county: z.string().regex(/^\d{6}$/),
    level: NoticeLevel,
    from: CalendarDate,
    until: CalendarDate,
    complaints: Complaints,
    claimIds: z.array(ClaimId).min(1).max(mostNoticedAtOnce).nullable().default(null),
    /** Says what would become of each, and writes nothing. */
    dryRun: z.boolean().default(false),
  })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: say('end-before-start').en })
export type PostNotices = z.infer<typeof PostNotices>

export const NoticedClaim = z.object({
  claimId: ClaimId,
  /** `already`: it stands on this very notice. `stays`: it is as it was, and why says what is in the way. */
  outcome: z.enum(['noticed', 'already', 'stays']),
  why: WhyClaimStays.nullable(),
})
export type NoticedClaim = z.infer<typeof NoticedClaim>

export const PostedNotices = z.object({
  dryRun: z.boolean(),
  notice: SubsidyNotice,
  noticed: z.int().nonnegative(),
  already: z.int().nonnegative(),
  stays: z.int().nonnegative(),
  /** Of those that this call has put on it. */
  total: Money,
  /** false: there are more than one call takes; the same call again goes on. */
  isWhole: z.boolean(),
  claims: z.array(NoticedClaim),
})
export type PostedNotices = z.infer<typeof PostedNotices>

type OfNotice = Pick<SubsidyNotice, 'policyId' | 'window' | 'countyCode' | 'level' | 'from' | 'until'>

/** The same list of the same days is the same notice, whoever posts it. */
export function noticeIdOf({ policyId, window, countyCode, level, from, until }: OfNotice): NoticeId {
  return derivedId('NoticeId', policyId, window, countyCode, level, from, until)
}

/** The claim as it stands on the notice, `already` where it did, or why it stays as it is. */
export function putOnNotice(
  claim: SubsidyClaim | null,
  policy: SubsidyPolicy,
  notice: SubsidyNotice,
): SubsidyClaim | 'already' | Sentence {
  const { noticeId, level, from, until } = notice
  if (
    !claim ||
    claim.policyId !== notice.policyId ||
    claim.window !== notice.window ||
    claim.countyCode !== notice.countyCode
  )
    return say('not-of-window')
  const stood = claim.notices.find((one) => one.level === level)
  const isOver = claim.progress.state === 'paid' || claim.progress.state === 'refused'
  if (stood?.noticeId === noticeId && !isOver) return 'already'
  if (stood && !isOver) return say('notice-stands', { from: stood.from, until: stood.until })
  const moved = noticeClaim(claim, policy, { level, from, until, noticeId })
  return isRefusal(moved) ? moved.words : moved
}
