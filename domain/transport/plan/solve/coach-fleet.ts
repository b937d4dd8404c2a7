import type { CoachType } from './transport-instance.ts'

export interface Fleet {
  /** Passengers that it can seat. */
  readonly seats: number
  readonly yuan: number
  /** How many coaches of each type, in the order of the instance's `coachTypes`. */
  readonly counts: readonly number[]
}

/** What one coach costs for `km`, empty return included, in whole yuan. */
export function coachYuan(type: CoachType, km: number): number {
  return Math.round(type.fixedYuan + type.yuanPerKm * km)
}

/**
 * The fleets worth hiring for `km` and up to `passengers`, by seats and yuan ascending: no other fleet seats as many for less.
 * Exact, by dynamic programming over the passengers (an unbounded covering knapsack); empty without coach types.
 */
export function cheapestFleets(types: readonly CoachType[], km: number, passengers: number): Fleet[] {
  if (types.length === 0) return []
  const seating: Fleet[] = [{ seats: 0, yuan: 0, counts: types.map(() => 0) }]
  for (let seated = 1; seated <= passengers; seated += 1) {
    const candidates = types.map((type, index) => {
      const rest = seating[Math.max(0, seated - type.seats)] as Fleet
      const counts = rest.counts.with(index, (rest.counts[index] ?? 0) + 1)
      return { seats: rest.seats + type.seats, yuan: rest.yuan + coachYuan(type, km), counts }
    })
    seating.push(
      candidates.reduce((best, next) =>
        next.yuan < best.yuan || (next.yuan === best.yuan && next.seats > best.seats) ? next : best,
      ),
    )
  }
  return [...new Map(seating.slice(1).map((fleet) => [fleet.yuan, fleet])).values()].filter(
    (fleet, index, all) => fleet.seats > (all[index - 1]?.seats ?? 0),
  )
}
