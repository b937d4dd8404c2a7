import { type Instant, plus } from '../../kernel/instant.ts'
import type { Money } from '../../kernel/money.ts'
import { isHiredWhole, type QuoteReply, type ServiceQuote } from '../trips/carrier-contract.ts'
import { countiesNear } from './counties-near.ts'
import type { TravelGroup } from './group-travellers.ts'
import { hubPlace } from './hubs-near.ts'
import type { Run } from './run.ts'
import type { TravelTimeRules } from './travel-times.ts'

/** Somebody who travels alone needs this long to pack, and to get to the station (default). */
export const aloneTimes = { leadHours: 4, shortestJourneyHours: 2 } as const satisfies Partial<TravelTimeRules>

/** Before that a booking by telephone may come too late (default). */
const byHandHours = 24

/** The offers on which one person can buy a seat, for the most that it may cost: no coach, and nothing that is hired whole. */
export function seatsAlone({ services }: QuoteReply, most: Money | null, now: Instant): QuoteReply {
  const soon = plus(now, { hours: byHandHours })
  return {
    coaches: [],
    services: services.filter(
      (quote) =>
        !isHiredWhole(quote) &&
        (most === null || quote.price.minorUnits <= most.minorUnits) &&
        (quote.booking === 'api' || quote.departs >= soon),
    ),
  }
}

/**
 * A seat for each who travels alone: on what ends nearest to home, of these the cheapest, then the one that is there first. Nobody hires a
 * vehicle for one person, so how they get to the station, and home from where they alight, is theirs. Who finds no seat has no run.
 */
export function rideAlone(groups: readonly TravelGroup[], { services }: QuoteReply): Run[] {
  const taken = new Map<string, number>()
  return groups.flatMap((group) =>
    group.travellers.flatMap((traveller): Run[] => {
      const [quote] = seatsFor(group, services).filter(({ quoteId, seats }) => seats > (taken.get(quoteId) ?? 0))
      if (!quote) return []
      taken.set(quote.quoteId, (taken.get(quote.quoteId) ?? 0) + 1)
      const { mode, service, from, to, departs, arrives, price, quoteId, carrier, booking } = quote
      return [
        {
          key: `alone/${traveller.workerId}`,
          tripId: null,
          vehicle: { kind: 'service', service: quoteId },
          mode,
          service,
          stops: [
            { place: from.code, name: hubPlace(from)?.name ?? from.code, at: departs },
            { place: to.code, name: to.name, at: arrives },
          ],
          endsAtPlant: true,
          seats: 1,
          drivers: 0,
          timetable: null,
          cost: price,
          hire: { quoteId, carrier, by: booking },
          boardings: [{ traveller, boardsAt: 0 }],
        },
      ]
    }),
  )
}

/** Best first. */
function seatsFor(group: TravelGroup, services: readonly ServiceQuote[]): ServiceQuote[] {
  const { cityCode, earliestDeparture, latestDeparture } = group
  const ends = [cityCode, ...countiesNear(cityCode)]
  return services
    .filter(
      (quote) =>
        ends.includes(quote.cityCode) &&
        quote.departs >= earliestDeparture &&
        quote.departs <= latestDeparture &&
        quote.arrives > quote.departs &&
        hubPlace(quote.from) !== undefined,
    )
    .toSorted(
      (one, other) =>
        ends.indexOf(one.cityCode) - ends.indexOf(other.cityCode) ||
        one.price.minorUnits - other.price.minorUnits ||
        (one.arrives < other.arrives ? -1 : 1),
    )
}
