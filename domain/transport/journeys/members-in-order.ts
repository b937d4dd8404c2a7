import { departureKey } from '../plan/solve/departure.ts'
import type { TransportPlan } from '../plan/transport-plan.ts'
import type { Traveller } from '../trips/traveller.ts'
import type { TravelGroup } from './group-travellers.ts'
import { keepCompanionsTogether } from './keep-companions-together.ts'

/** Names the way of a ride: its coach's departure and the service after it. */
export function wayKey(ride: Pick<TransportPlan['rides'][number], 'terminal' | 'pickups' | 'depart' | 'service'>) {
  return `${departureKey(ride)} ${ride.service ?? ''}`
}

/** The way of those who travel on their own. */
export const ownWay = 'self-arranged'

/**
 * Each group's people in the order in which the plan takes them: ride by ride, then those on their own. People keep
 * the way that they ride already while the plan has room on it; the others are shared out so that companions stay together.
 */
export function membersInOrder(
  plan: TransportPlan,
  groups: readonly TravelGroup[],
  wayOf: (traveller: Traveller) => string | undefined = () => undefined,
): Map<string, Traveller[]> {
  const parts = Map.groupBy(
    [
      ...plan.rides.map((ride) => ({ ...ride, way: wayKey(ride) })),
      ...plan.selfArranged.map((part) => ({ ...part, way: ownWay })),
    ],
    ({ group }) => group,
  )
  return new Map(
    groups.map(({ groupId, travellers }) => {
      const mine = parts.get(groupId) ?? []
      const staying = mine.map(({ way, passengers }) => firstTogether(travellersOn(way), passengers))
      function travellersOn(way: string) {
        return travellers.filter((traveller) => wayOf(traveller) === way)
      }
      const settled = new Set(staying.flat())
      const others = travellers.filter((traveller) => !settled.has(traveller))
      const free = mine.map(({ passengers }, part) => passengers - (staying[part]?.length ?? 0))
      const shared = keepCompanionsTogether(others, free)
      const from = free.map((_, part) => free.slice(0, part).reduce((sum, count) => sum + count, 0))
      return [
        groupId,
        staying.flatMap((stayers, part) => {
          const start = from[part] ?? 0
          return [...stayers, ...shared.slice(start, start + (free[part] ?? 0))]
        }),
      ]
    }),
  )
}

/** At most `most` of these people, companions together. */
function firstTogether(people: readonly Traveller[], most: number): Traveller[] {
  if (people.length <= most) return [...people]
  return keepCompanionsTogether(people, [most, people.length - most]).slice(0, most)
}
