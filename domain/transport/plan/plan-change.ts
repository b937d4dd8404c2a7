import { departureKey } from './solve/departure.ts'
import type { TransportPlan } from './transport-plan.ts'

type Ride = TransportPlan['rides'][number]
type Coach = TransportPlan['coaches'][number]

export interface PlanChange {
  /** People whose way changes. */
  readonly movedPassengers: number
  readonly groups: readonly {
    readonly group: string
    readonly before: readonly Ride[]
    readonly after: readonly Ride[]
  }[]
  readonly coachesAdded: readonly Coach[]
  readonly coachesDropped: readonly Coach[]
  readonly chartersAdded: TransportPlan['charters']
  readonly chartersDropped: TransportPlan['charters']
}

/** What a new plan changes for the people and vehicles of an old one. People whom no ride lists travel self-arranged. */
export function planChange(before: TransportPlan, after: TransportPlan): PlanChange {
  const groups = [...new Set([...before.rides, ...after.rides, ...before.selfArranged].map((ride) => ride.group))]
  const changed = groups.flatMap((group) => {
    const old = before.rides.filter((ride) => ride.group === group)
    const now = after.rides.filter((ride) => ride.group === group)
    const moved = Math.max(leaving(old, now), leaving(now, old))
    return moved === 0 ? [] : [{ group, before: old, after: now, moved }]
  })
  const coachKey = (coach: Coach) => `${coach.seats} ${departureKey(coach)}`
  const charterKey = (charter: TransportPlan['charters'][number]) => charter.service
  return {
    movedPassengers: changed.reduce((sum, { moved }) => sum + moved, 0),
    groups: changed.map(({ group, before: old, after: now }) => ({ group, before: old, after: now })),
    coachesAdded: more(after.coaches, before.coaches, coachKey),
    coachesDropped: more(before.coaches, after.coaches, coachKey),
    chartersAdded: more(after.charters, before.charters, charterKey),
    chartersDropped: more(before.charters, after.charters, charterKey),
  }
}

/** Passengers of `from` whom `to` does not take the same way. */
function leaving(from: readonly Ride[], to: readonly Ride[]): number {
  const wayOf = (ride: Ride) => `${ride.service} ${departureKey(ride)}`
  const staying = new Map(to.map((ride) => [wayOf(ride), ride.passengers]))
  return from.reduce((sum, ride) => sum + Math.max(0, ride.passengers - (staying.get(wayOf(ride)) ?? 0)), 0)
}

/** What one list has more of than the other. */
function more<Item extends { count: number }>(
  list: readonly Item[],
  than: readonly Item[],
  key: (item: Item) => string,
) {
  const known = new Map(than.map((item) => [key(item), item.count]))
  return list
    .map((item) => ({ ...item, count: item.count - (known.get(key(item)) ?? 0) }))
    .filter((item) => item.count > 0)
}
