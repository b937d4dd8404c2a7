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
 * The cheapest coaches that run `km` together and seat at least 1, 2, … `passengers`: entry `n` seats `n`.
 * Exact, by dynamic programming over the seats; undefined entries mean that no coach type exists.
 */
export function cheapestFleets(types: readonly CoachType[], km: number, passengers: number): (Fleet | undefined)[] {
  const none: Fleet = { seats: 0, yuan: 0, counts: types.map(() => 0) }
  const fleets: (Fleet | undefined)[] = [none]
  for (let seated = 1; seated <= passengers; seated += 1) {
    let best: Fleet | undefined
    for (const [index, type] of types.entries()) {
      const rest = fleets[Math.max(0, seated - type.seats)]
      if (!rest) continue
      const yuan = rest.yuan + coachYuan(type, km)
      const seats = rest.seats + type.seats
      if (!best || yuan < best.yuan || (yuan === best.yuan && seats > best.seats))
        best = { seats, yuan, counts: rest.counts.with(index, (rest.counts[index] ?? 0) + 1) }
    }
    fleets.push(best)
  }
  return fleets
}
