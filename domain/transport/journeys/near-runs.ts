import { plus } from '../../kernel/instant.ts'
import { yuan } from '../../kernel/money.ts'
import { cityByCode } from '../../kernel/places/cities.ts'
import type { TravelGroup } from './group-travellers.ts'
import { roadKm } from './road-km.ts'
import type { Run } from './run.ts'
import { selfArrangedRuns } from './self-arranged-runs.ts'
import { defaultTransportRules } from './transport-rules.ts'

/** Long enough for a trip between neighbouring cities (default). */
const shortTripHours = 6

/** Own journeys of people who are in a city already, to plants near by: they set out there, and are paid for that way alone. */
export function nearRuns(groups: readonly TravelGroup[], fromCity: string): Run[] {
  return selfArrangedRuns(groups, () => 'near-by').map((run) => {
    const [first, last] = run.stops
    if (!first || !last) throw new Error('an own journey has two stops')
    const soon = plus(first.at, { hours: shortTripHours })
    const km = roadKm(fromCity, last.place)
    const each = Math.round(km * (defaultTransportRules.selfArranged?.yuanPerKm ?? 0))
    return {
      ...run,
      stops: [
        { ...first, place: fromCity, name: cityByCode(fromCity)?.name ?? fromCity },
        { ...last, at: soon < last.at ? soon : last.at },
      ],
      cost: yuan(each * run.seats),
    }
  })
}
