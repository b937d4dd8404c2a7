import * as z from 'zod'
import { Instant } from '../../kernel/instant.ts'
import { line } from '../../kernel/line.ts'
import { RollCallEntryId } from './roll-call-entry.ts'

/** What an escort says of one person at the plant's gate. Who is diverted is arranged for by the station, and said by staff. */
export const SaidAtPlant = z.enum(['handed-over', 'not-arrived'])
export type SaidAtPlant = z.infer<typeof SaidAtPlant>

/** One escort's word on one person at the plant. Every one is kept; which one stands, `standingAtPlant` says. */
export const HandOverWord = z.object({
  id: RollCallEntryId,
  said: SaidAtPlant,
  /** Who signed for the plant. */
  receivedBy: line({ max: 60 }),
  at: Instant,
  by: z.string(),
  heardAt: Instant,
})
export type HandOverWord = z.infer<typeof HandOverWord>

/** Whom somebody saw taken over has come, whoever else missed them. */
const weight: Record<SaidAtPlant, number> = { 'not-arrived': 0, 'handed-over': 1 }

export interface StandingAtPlant {
  readonly stands: HandOverWord
  /** Phones say different things of the person. */
  readonly isContradicted: boolean
}

/**
 * Which word on a person stands. A receipt is not taken back by a tap, so the heavier word stands whoever said it, and of the same the
 * earlier one. The order in which words come in does not matter, nor how often. Null where there are none.
 */
export function standingAtPlant(words: readonly HandOverWord[]): StandingAtPlant | null {
  const [stands] = words.toSorted(
    (one, other) =>
      weight[other.said] - weight[one.said] ||
      compare(one.at, other.at) ||
      compare(one.by + one.id, other.by + other.id),
  )
  if (!stands) return null
  // Who came late was missed and then taken over, on one phone.
  const ofOthers = Map.groupBy(words, ({ by }) => by).values()
  return { stands, isContradicted: [...ofOthers].some((own) => own.every(({ said }) => said !== stands.said)) }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
