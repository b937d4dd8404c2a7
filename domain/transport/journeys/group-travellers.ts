import type { CalendarDate, Instant } from '../../kernel/instant.ts'
import type { Traveller } from '../trips/traveller.ts'
import { defaultTravelTimeRules, type TravelTimeRules, type TravelTimes, travelTimes } from './travel-times.ts'

/** People of one county who go to one city between the same hours: what the planner moves. */
export interface TravelGroup extends TravelTimes {
  readonly groupId: string
  readonly countyCode: string
  readonly cityCode: string
  readonly travellers: readonly Traveller[]
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Companions leave when the last of them is free. */
function freeTogether(travellers: readonly Traveller[]): Map<string, CalendarDate> {
  const free = new Map<string, CalendarDate>()
  for (const { companionGroup, earliestDeparture } of travellers) {
    if (companionGroup === null || earliestDeparture === null) continue
    const known = free.get(companionGroup)
    if (!known || known < earliestDeparture) free.set(companionGroup, earliestDeparture)
  }
  return free
}

/** The groups of county × city × times, in a fixed order; companions stand next to each other in theirs. */
export function groupTravellers(
  travellers: readonly Traveller[],
  window: { readonly from: CalendarDate; readonly to: CalendarDate },
  now: Instant,
  rules: TravelTimeRules = defaultTravelTimeRules,
): TravelGroup[] {
  const free = freeTogether(travellers)
  const placed = travellers.map((traveller) => {
    const freeFrom = free.get(traveller.companionGroup ?? '') ?? traveller.earliestDeparture
    return { traveller, times: travelTimes({ window, startDate: traveller.startDate, freeFrom, now }, rules) }
  })
  const byKey = Map.groupBy(placed, ({ traveller: { countyCode, cityCode }, times }) =>
    [countyCode, cityCode, times.earliestDeparture, times.latestDeparture, times.latestArrival].join('/'),
  )
  return [...byKey]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([groupId, members]) => {
      const [first] = members
      if (!first) return []
      const { countyCode, cityCode } = first.traveller
      const order = (one: Traveller) => `${one.companionGroup ?? '~'}/${one.workerId}`
      const sorted = members.map(({ traveller }) => traveller).sort((a, b) => byText(order(a), order(b)))
      return [{ groupId, countyCode, cityCode, ...first.times, travellers: sorted }]
    })
}
