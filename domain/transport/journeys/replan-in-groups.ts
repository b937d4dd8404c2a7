import type { CalendarDate } from '../../kernel/instant.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { isBooked } from '../trips/booking.ts'
import type { QuoteReply } from '../trips/carrier-contract.ts'
import { buildTransportInstance } from './build-transport-instance.ts'
import type { PlanSetting } from './plan-setting.ts'
import { replanJourneys } from './replan-journeys.ts'
import type { WaitingRuleSets } from './waiting-rules.ts'
import { trainsWithoutGroup } from './without-late-trains.ts'

/** Plans in a row from which trains with too few riders were taken out; after them no scheduled train is used that is not booked. */
const mostTries = 4

/** As `replanJourneys`, for people whose train seats are group tickets: a train that would carry fewer than a group is left out. */
export async function replanInGroups(
  setting: PlanSetting,
  constraints: Parameters<typeof replanJourneys>[1],
  options: Parameters<typeof replanJourneys>[2] & { readonly firstDay: CalendarDate; readonly sets?: WaitingRuleSets },
): ReturnType<typeof replanJourneys> {
  const booked = new Set(
    setting.standing.trips.flatMap(({ hire, booking }) => (hire && isBooked(booking) ? hire.quoteId : [])),
  )
  let now = setting
  for (let tries = 1; ; tries += 1) {
    const again = await replanJourneys(now, constraints, options)
    if (isRefusal(again)) return again
    const trips = again.next.trips.map((trip) => ({ ...trip, riders: trip.passengers }))
    const tooFew = [...trainsWithoutGroup(trips)].filter((quoteId) => !booked.has(quoteId))
    if (tooFew.length === 0) return again
    const quotes: QuoteReply = {
      ...now.quotes,
      services: now.quotes.services.filter(
        ({ quoteId, mode }) =>
          booked.has(quoteId) || (tries < mostTries ? !tooFew.includes(quoteId) : mode !== 'seat-block-rail'),
      ),
    }
    now = { ...now, quotes, instance: buildTransportInstance(now.groups, quotes, options.firstDay, options.sets) }
  }
}
