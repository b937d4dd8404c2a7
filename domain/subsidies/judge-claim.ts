import { inYuan, type Money } from '../kernel/money.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { SubsidyStanding } from './evaluate-policy.ts'
import { evidenceWords } from './evidence-words.ts'
import { subsidiesSentences as say } from './subsidies-sentences.ts'

/** What a claim is worth, or why it cannot be made: every reason against it, or every paper that is missing, at once. */
export function judgeClaim(
  { standing, reasons, missing, amount }: SubsidyStanding,
  asked: Money | undefined,
): Money | Refusal<'invalid-state' | 'invalid-request'> {
  if (standing !== 'eligible') {
    const why = reasons.filter(({ weighs }) => weighs === 'against' || weighs === 'open' || weighs === 'later')
    return refuse('invalid-state', say('not-eligible', { why: why.map(({ zh, en }) => ({ zh, en })) }))
  }
  if (missing.length > 0) {
    const papers = missing.flatMap((any) => any.map((kind) => evidenceWords[kind]))
    return refuse('invalid-state', say('evidence-missing', { papers }), '#/seen')
  }
  if (!amount) return refuse('invalid-state', say('amount-not-shown'))
  const [least, most] = [inYuan(amount.least), inYuan(amount.most)]
  const given = asked ?? (least === most ? amount.most : undefined)
  if (!given || given.minorUnits <= 0 || inYuan(given) < least || inYuan(given) > most)
    return refuse('invalid-request', say('amount-between', { least, most }), '#/amount')
  return given
}
