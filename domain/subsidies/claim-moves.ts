import { type CalendarDate, dayNumber, type Instant } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { missingInWords } from './missing-in-words.ts'
import { noticesEndOn } from './notices-end-on.ts'
import { subsidiesSentences as say } from './subsidies-sentences.ts'
import type { ClaimNotice, ClaimObjection, PaymentReceipt, SubsidyClaim, WhyClaimRefused } from './subsidy-claim.ts'
import type { SubsidyPolicy } from './subsidy-policy.ts'

type Moved = SubsidyClaim | Refusal<'invalid-state' | 'invalid-request'>

/** Puts it on a public notice, at least as long as the policy says; each level has one. */
export function noticeClaim(claim: SubsidyClaim, { notice }: SubsidyPolicy, given: ClaimNotice): Moved {
  if (isOver(claim)) return over()
  if (claim.progress.state === 'papers-missing') return lacking(claim)
  const least = notice?.days ?? 1
  const days = dayNumber(given.until) - dayNumber(given.from) + 1
  if (days < least) return refuse('invalid-request', say('notice-too-short', { days, least }), '#/until')
  const others = claim.notices.filter(({ level }) => level !== given.level)
  return { ...claim, notices: [...others, given], progress: { state: 'noticed' } }
}

/** Notes an objection while the claim is on notice, or after it and before the payment. */
export function objectToClaim(claim: SubsidyClaim, said: Pick<ClaimObjection, 'on' | 'about'>): Moved {
  if (claim.progress.state !== 'noticed') return isOver(claim) ? over() : refuse('invalid-state', say('not-noticed'))
  return {
    ...claim,
    objections: [...claim.objections, { ...said, number: claim.objections.length + 1, outcome: null }],
  }
}

export function settleObjection(
  claim: SubsidyClaim,
  { number, outcome }: Pick<ClaimObjection, 'number' | 'outcome'>,
): Moved {
  if (isOver(claim)) return over()
  if (!claim.objections.some((one) => one.number === number))
    return refuse('invalid-request', say('no-such-objection', { number }), '#/number')
  return { ...claim, objections: claim.objections.map((one) => (one.number === number ? { ...one, outcome } : one)) }
}

/** Paid once every notice that the policy asks for has run out and no objection is open or upheld. */
export function payClaim(
  claim: SubsidyClaim,
  policy: SubsidyPolicy,
  { on, by, receipt }: { on: CalendarDate; by: string; receipt?: PaymentReceipt | undefined },
): Moved {
  if (isOver(claim)) return over()
  if (claim.progress.state === 'papers-missing') return lacking(claim)
  const until = noticesEndOn(claim, policy)
  if (until === null) return refuse('invalid-state', say('not-noticed'))
  if (on <= until) return refuse('invalid-state', say('notice-runs', { until }))
  if (claim.objections.some(({ outcome }) => outcome !== 'dismissed'))
    return refuse('invalid-state', say('objection-open'))
  return { ...claim, progress: { state: 'paid', on, by, ...(receipt && { receipt }) } }
}

export function refuseClaim(claim: SubsidyClaim, said: { why: WhyClaimRefused; at: Instant; by: string }): Moved {
  return isOver(claim) ? over() : { ...claim, progress: { state: 'refused', ...said } }
}

function isOver({ progress }: SubsidyClaim): boolean {
  return progress.state === 'paid' || progress.state === 'refused'
}

function lacking(claim: SubsidyClaim): Refusal<'invalid-state'> {
  return refuse('invalid-state', say('evidence-missing', { papers: missingInWords(claim) }))
}

function over(): Refusal<'invalid-state'> {
  return refuse('invalid-state', say('claim-over'))
}
