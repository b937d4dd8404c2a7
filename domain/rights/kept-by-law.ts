import { type Instant, plus } from '../kernel/instant.ts'
import { inWords } from '../kernel/judge-event.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type Case, isOpen } from '../stabilisation/case.ts'
import { rulesOf, secondsFor } from '../stabilisation/case-kinds.ts'

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
    const { zh, en } = inWords(latest)
    const ids = open.map(({ caseId }) => caseId).join(', ')
    return refuse(
      'invalid-state',
      `该人有未办结的诉求（${ids}），办结前须保留联系方式；最迟${zh}结案，届时可删除，也可先办结。 A case of this person is open (${ids}): settle it first, or ask again after ${en}, when it closes.`,
    )
  }
  if (ride) {
    const { zh, en } = inWords(ride.arrivesAt)
    return refuse(
      'invalid-state',
      `该人正在途中，乘车名单须如实保留；${zh}到达并交接后可删除。 This person is on the way: ask again when they have arrived, after ${en}.`,
    )
  }
  return null
}

/** When a case closes, whatever anybody does. */
function endOf({ kind, openedAt }: Case): Instant {
  const { station, province } = secondsFor(kind)
  return plus(openedAt, { seconds: station + province })
}
