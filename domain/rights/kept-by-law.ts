import { type Instant, plus } from '../kernel/instant.ts'
import { inWords } from '../kernel/judge-event.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { begunAt, type Case, isOpen } from '../stabilisation/case.ts'
import { rulesOf, secondsFor } from '../stabilisation/case-kinds.ts'
import { rightsSentences } from './rights-sentences.ts'

/**
 * Why a person cannot be erased yet, with the date from which they can. The law on personal data (PIPL, articles 47 and 50) lets us
 * refuse for a reason that is told: what they claim, such as wages, is being looked after, and nobody could call them any more; or
 * they sit in a vehicle, whose list of people must be true.
 */
export function keptByLaw(
  cases: readonly Case[],
  ride: { readonly arrivesAt: Instant } | null,
): Refusal<'invalid-state'> | null {
  const open = cases.filter((one) => isOpen(one) && rulesOf(one.kind).keepsDetails)
  const latest = open.map(endOf).toSorted().at(-1)
  if (latest !== undefined) {
    const cases = open.map(({ caseId }) => caseId)
    return refuse('invalid-state', rightsSentences('open-case', { cases, until: inWords(latest) }))
  }
  if (ride) return refuse('invalid-state', rightsSentences('on-the-way', { until: inWords(ride.arrivesAt) }))
  return null
}

/** When a case closes, whatever anybody does. */
function endOf(one: Case): Instant {
  const { station, province } = secondsFor(one.kind)
  return plus(begunAt(one), { seconds: station + province })
}
