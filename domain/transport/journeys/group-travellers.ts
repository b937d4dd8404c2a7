import type { CalendarDate, Instant } from '../../kernel/instant.ts'
import type { Traveller } from '../trips/traveller.ts'
import { wayOf } from '../trips/way-of.ts'
import { defaultTravelTimeRules, type TravelTimeRules, type TravelTimes, travelTimes } from './travel-times.ts'

/** People who go from one place to one other between the same hours: what the planner moves. */
export interface TravelGroup extends TravelTimes {
  readonly groupId: string
  /** Where they set out: a county; for who goes home, the city of their post. */
  readonly countyCode: string
  /** Where they go: a city; for who goes home, their county. */
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

/** The groups of origin × destination × times, in a fixed order; companions stand next to each other in theirs. */
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
  const byKey = Map.groupBy(placed, ({ traveller, times }) => {
    const { from, to } = wayOf(traveller)
    return [from, to, times.earliestDeparture, times.latestDeparture, times.latestArrival].join('/')
  })
  return [...byKey]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([groupId, members]) => {
      const [first] = members
      if (!first) return []
      const { from: countyCode, to: cityCode } = wayOf(first.traveller)
      const order = (one: Traveller) => `${one.companionGroup ?? '~'}/${one.workerId}`
      const sorted = members.map(({ traveller }) => traveller).sort((a, b) => byText(order(a), order(b)))
      return [{ groupId, countyCode, cityCode, ...first.times, travellers: sorted }]
    })
}
