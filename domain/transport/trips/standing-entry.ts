import type { CalledAs, RollCallEntry } from './roll-call-entry.ts'

/** Between reporters the heavier word stands: whom somebody saw on board is on board, whoever else missed them. */
const weight: Record<CalledAs, number> = { absent: 0, boarded: 1 }

export interface StandingEntry {
  readonly stands: RollCallEntry
  /** Reporters say different things of the person, and nobody has decided. */
  readonly isContradicted: boolean
}

/**
 * Which of a person's entries stands: of one reporter the latest, which corrects those before it; between reporters `weight`
 * says, until a person decides. A decision stands over all that was said to be before it was made. The order in which entries
 * come in does not matter. Null where there are none.
 */
export function standingEntry(entries: readonly RollCallEntry[]): StandingEntry | null {
  const decision = entries
    .filter(({ decides }) => decides)
    .toSorted(byHearing)
    .at(-1)
  const counting = decision ? [decision, ...entries.filter(({ at }) => at > decision.heardAt)] : entries
  const latest = [...Map.groupBy(counting, ({ by }) => by).values()].map((own) => own.toSorted(byTime).at(-1))
  const said = latest.filter((one) => one !== undefined)
  const [stands] = said.toSorted((one, other) => weight[other.said] - weight[one.said] || byTime(one, other))
  return stands ? { stands, isContradicted: said.some((one) => one.said !== stands.said) } : null
}

function byTime(one: RollCallEntry, other: RollCallEntry): number {
  return compare(one.at, other.at) || compare(one.id, other.id)
}

function byHearing(one: RollCallEntry, other: RollCallEntry): number {
  return compare(one.heardAt, other.heardAt) || byTime(one, other)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
