import { inYuan, type Money } from '../kernel/money.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { SubsidyStanding } from './evaluate-policy.ts'
import { isOpenToPapers } from './shown-by-paper.ts'
import { subsidiesSentences as say } from './subsidies-sentences.ts'
import type { ClaimProgress } from './subsidy-claim.ts'

/** What a claim is worth, and whether it is whole. */
export interface JudgedClaim {
  readonly amount: Money | null
  readonly progress: Extract<ClaimProgress, { state: 'claimed' | 'papers-missing' }>
}

/**
 * What a claim is worth, or why it cannot be made: every reason against it at once. What only papers have to show keeps nobody from
 * beginning; a sum that still hangs on them is not said before.
 */
export function judgeClaim(
  { standing, reasons, missing, amount }: SubsidyStanding,
  asked: Money | undefined,
): JudgedClaim | Refusal<'invalid-state' | 'invalid-request'> {
  const barring = reasons.filter(({ weighs }) => weighs === 'against' || weighs === 'open' || weighs === 'later')
  const isForPapers = standing === 'unknown' && isOpenToPapers(barring.map(({ code }) => code))
  if (standing !== 'eligible' && !isForPapers)
    return refuse('invalid-state', say('not-eligible', { why: barring.map(({ zh, en }) => ({ zh, en })) }))
  if (isForPapers) {
    const open = barring.map(({ code, zh, en }) => ({ code, zh, en }))
    return { amount: null, progress: { state: 'papers-missing', missing, open } }
  }
  if (!amount) return refuse('invalid-state', say('amount-not-shown'))
  const [least, most] = [inYuan(amount.least), inYuan(amount.most)]
  const given = asked ?? (least === most ? amount.most : undefined)
  if (!given || given.minorUnits <= 0 || inYuan(given) < least || inYuan(given) > most)
    return refuse('invalid-request', say('amount-between', { least, most }), '#/amount')
  if (missing.length === 0) return { amount: given, progress: { state: 'claimed' } }
  return { amount: given, progress: { state: 'papers-missing', missing, open: [] } }
}
