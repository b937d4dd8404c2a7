import type { CalendarDate } from '../kernel/instant.ts'
import { yuan } from '../kernel/money.ts'
import { cityByCode } from '../kernel/places/cities.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { cheapestBySize, hubId, instantOfMinute } from './build-transport-instance.ts'
import type { Hub, QuoteReply } from './carrier-contract.ts'
import { hubPlace } from './hubs-near.ts'
import { coachYuan } from './plan/coach-fleet.ts'
import { coachRoute } from './plan/coach-route.ts'
import { drivingTimetable } from './plan/driving-timetable.ts'
import { geography } from './plan/geography.ts'
import type { Seating } from './plan/seat-passengers.ts'
import type { TransportInstance } from './plan/transport-instance.ts'
import type { Run } from './run.ts'
import type { Traveller } from './traveller.ts'
import type { Stop } from './trip.ts'

/** Where a coach ends: the hub of a feeder, or the city. */
function terminalStop(terminal: string, hubs: ReadonlyMap<string, Hub>): Omit<Stop, 'at'> {
  const hub = hubs.get(terminal)
  if (hub) return { place: hub.code, name: hubPlace(hub)?.name ?? hub.code }
  return { place: terminal, name: cityByCode(terminal)?.name ?? terminal }
}

/**
 * The coaches of a seating, each stopping only where somebody of its own boards. `firstNumber` is the number that the
 * first coach is announced by.
 */
export function coachRuns(
  seating: Seating<Traveller>,
  { instance, firstDay, quotes }: { instance: TransportInstance; firstDay: CalendarDate; quotes: QuoteReply },
  firstNumber: number,
): Run[] {
  const places = geography(instance)
  const hubs = new Map(quotes.services.map(({ from }) => [hubId(from), from]))
  const offers = new Map(cheapestBySize(quotes.coaches).map((quote) => [quote.seats, quote]))
  const types = new Map(instance.coachTypes.map((type) => [type.seats, type]))
  const coaches = seating.vehicles.filter((vehicle) => vehicle.kind === 'coach')
  return coaches
    .filter(({ boardings }) => boardings.length > 0)
    .map((coach, index) => {
      const { terminal, pickups, depart, seats, boardings } = coach
      const route = coachRoute(terminal, pickups, places, instance.rules)
      const offer = offers.get(seats)
      const type = types.get(seats)
      if (!route || !offer || !type) throw new Error(`the plan runs a coach to ${terminal} that nobody offered`)
      const { speedKmh, pickupMinutes } = instance.rules
      const feeder = hubs.has(terminal)
      const times = drivingTimetable({ legs: route.legs, speedKmh, departs: depart, pickupMinutes, feeder })
      if ('illegal' in times) throw new Error(`the plan runs an unlawful coach to ${terminal}: ${times.detail}`)
      const used = route.pickups.filter((county) => boardings.some(({ pickup }) => pickup === county))
      const stops = used.map((county) => ({
        place: county,
        name: countyByCode(county)?.name ?? county,
        at: instantOfMinute(firstDay, times.leaves[route.pickups.indexOf(county)] ?? depart),
      }))
      return {
        key: ['coach', terminal, ...pickups, depart, seats, coach.number].join('/'),
        mode: feeder ? ('feeder-coach' as const) : ('charter-coach' as const),
        service: `专车${firstNumber + index}号`,
        stops: [...stops, { ...terminalStop(terminal, hubs), at: instantOfMinute(firstDay, times.arrives) }],
        endsAtPlant: !feeder,
        seats,
        drivers: times.drivers,
        timetable: times.entries.map(({ from, to, ...line }) => ({
          ...line,
          from: instantOfMinute(firstDay, from),
          to: instantOfMinute(firstDay, to),
        })),
        cost: yuan(coachYuan(type, route.km)),
        hire: { quoteId: offer.quoteId, carrier: offer.carrier, by: offer.booking },
        boardings: boardings.map(({ member, pickup }) => ({ traveller: member, boardsAt: used.indexOf(pickup) })),
      }
    })
}
