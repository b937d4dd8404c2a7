export interface CoachRoute {
  readonly terminal: string
  /** In the order in which the coach visits them. */
  readonly pickups: readonly string[]
  /** Km of each leg, the last of them to the terminal. */
  readonly legs: readonly number[]
  readonly km: number
}

/** A group's place in `instance.groups` and a service's in `instance.services`; `direct` when the coach goes all the way. */
export interface Way {
  readonly group: number
  readonly service: number
}

export const direct = -1

/** A coach departure that somebody can use, with every way to use it, sorted by group. */
export interface Departure extends CoachRoute {
  readonly depart: number
  readonly ways: readonly Way[]
}

/** Names a departure: the same terminal, pick-ups and minute are the same departure. */
export function departureKey(run: { terminal: string; pickups: readonly string[]; depart: number }): string {
  return JSON.stringify([run.terminal, run.pickups, run.depart])
}

/** Of the departures of one route, those whose ways no other departure offers as well, and those to be kept. */
export function undominated(departures: readonly Departure[], kept: ReadonlySet<string>): Departure[] {
  const keys = departures.map(({ ways }) => new Set(ways.map((way) => way.group * 1e6 + way.service)))
  return departures.filter((departure, index) => {
    if (kept.has(departureKey(departure))) return true
    const mine = keys[index] as Set<number>
    return !keys.some(
      (other, position) =>
        (other.size > mine.size || (other.size === mine.size && position < index)) &&
        [...mine].every((key) => other.has(key)),
    )
  })
}
