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
  /** What waiting for a service costs one passenger, lodging included, whole yuan; a service for which it costs nothing is absent. */
  readonly waits: ReadonlyMap<number, number>
  readonly ways: readonly Way[]
}

/** Names a departure: the same terminal, pick-ups and minute are the same departure. */
export function departureKey(run: { terminal: string; pickups: readonly string[]; depart: number }): string {
  return JSON.stringify([run.terminal, run.pickups, run.depart])
}

/** Of the departures of one route, those whose ways no other departure offers as cheaply, and those to be kept. */
export function undominated(departures: readonly Departure[], kept: ReadonlySet<string>): Departure[] {
  const offers = departures.map(
    ({ ways, waits }) => new Map(ways.map((way) => [way.group * 1e6 + way.service, waits.get(way.service) ?? 0])),
  )
  const covers = (other: ReadonlyMap<number, number>, mine: ReadonlyMap<number, number>) =>
    other.size >= mine.size && [...mine].every(([way, yuan]) => (other.get(way) ?? Infinity) <= yuan)
  return departures.filter((departure, index) => {
    if (kept.has(departureKey(departure))) return true
    const mine = offers[index] as Map<number, number>
    return !offers.some(
      (other, position) => position !== index && covers(other, mine) && (position < index || !covers(mine, other)),
    )
  })
}
