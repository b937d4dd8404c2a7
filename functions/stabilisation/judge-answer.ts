import type { Instant } from '../../domain/kernel/instant.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { PaidWage } from '../../domain/notices/read-paid-wage.ts'
import { type CheckInAnswer, type CheckInFacts, handedOverOn } from '../../domain/stabilisation/check-in.ts'
import { type FirstWage, judgeFirstWage } from '../../domain/stabilisation/first-wage.ts'

export interface SaidOnCheckIn {
  readonly answer: CheckInAnswer
  readonly at: Instant
  /** Of `paid`. */
  readonly wage?: Pick<PaidWage, 'paid' | 'late'> | undefined
  /** A colleague heard it, and asked again where it was odd. */
  readonly isSure?: boolean | undefined
}

/**
 * What an answer about the first wage comes to against what was promised; undefined of every other answer, and where no amount was said.
 */
export function judgeAnswer(
  { answer, at, wage, isSure }: SaidOnCheckIn,
  checkIn: CheckInFacts,
  placement: Placement | undefined,
): FirstWage | undefined {
  if (checkIn.kind !== 'wage' || !placement) return undefined
  if (answer !== 'paid' && answer !== 'unpaid' && answer !== 'not-due') return undefined
  if (answer === 'paid' && !wage) return undefined
  const said = {
    paid: answer === 'paid' ? (wage?.paid ?? null) : null,
    late: wage?.late ?? false,
    isNotDue: answer === 'not-due',
    ...(isSure && { isSure }),
  }
  const days = { handedOverOn: handedOverOn(checkIn), on: dateInShanghai(at) }
  return judgeFirstWage(said, placement.promise, days)
}

/** Whether it says too little to be taken: it is asked again, and a colleague may call. */
export function isUnclear({ answer }: Pick<SaidOnCheckIn, 'answer'>, wage: FirstWage | undefined): boolean {
  return wage?.finding === 'unclear' || (answer === 'paid' && !wage)
}
