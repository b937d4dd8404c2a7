import { yuan } from '../../kernel/money.ts'
import { destinationByCode, originByCode } from '../../kernel/places/place-by-code.ts'
import { coachRoute } from '../plan/coach-route.ts'
import { drivingTimetable } from '../plan/driving-timetable.ts'
import { geography } from '../plan/geography.ts'
import type { Seating } from '../plan/seat-passengers.ts'
import { coachYuan } from '../plan/solve/coach-fleet.ts'
import type { Hub } from '../trips/carrier-contract.ts'
import type { Traveller } from '../trips/traveller.ts'
import type { Stop, Trip } from '../trips/trip.ts'
import { cheapestBySize, hubId, instantOfMinute } from './build-transport-instance.ts'
import { hubPlace } from './hubs-near.ts'
import type { PlanSetting } from './plan-setting.ts'
import type { Run } from './run.ts'
import { isFixed } from './standing-journeys.ts'

/** Where a coach ends: the hub of a feeder, or the city. */
function terminalStop(terminal: string, hubs: ReadonlyMap<string, Hub>): Omit<Stop, 'at'> {
  const hub = hubs.get(terminal)
  if (hub) return { place: hub.code, name: hubPlace(hub)?.name ?? hub.code }
  return { place: terminal, name: destinationByCode(terminal)?.name ?? terminal }
}

/**
 * The coaches of a seating, each stopping only where somebody of its own boards; one that is booked keeps its stops and its
 * price. `firstNumber` is the number that the first new coach is announced by.
 */
export function coachRuns(
  seating: Seating<Traveller>,
  { instance, firstDay, quotes, standing }: PlanSetting,
  firstNumber: number,
): Run[] {
  const places = geography(instance)
  const hubs = new Map(quotes.services.map(({ from }) => [hubId(from), from]))
  const offers = new Map(cheapestBySize(quotes.coaches).map((quote) => [quote.seats, quote]))
  const types = new Map(instance.coachTypes.map((type) => [type.seats, type]))
  const trips = new Map<string, Trip>(standing.trips.map((trip) => [trip.tripId, trip]))
  let number = firstNumber
  const coaches = seating.vehicles.filter((vehicle) => vehicle.kind === 'coach')
  return coaches
    .filter(({ boardings }) => boardings.length > 0)
    .map((coach) => {
      const { terminal, pickups, depart, seats, boardings, label } = coach
      const trip = trips.get(label ?? '')
      const fixed = trip && isFixed(trip) ? trip : null
      const route = coachRoute(terminal, pickups, places, instance.rules)
      const offer = offers.get(seats)
      const type = types.get(seats)
      if (!route || !offer || !type) throw new Error(`the plan runs a coach to ${terminal} that nobody offered`)
      const { speedKmh, pickupMinutes } = instance.rules
      const feeder = hubs.has(terminal)
      const times = drivingTimetable({ legs: route.legs, speedKmh, departs: depart, pickupMinutes, feeder })
      if ('illegal' in times) throw new Error(`the plan runs an unlawful coach to ${terminal}: ${times.words.en}`)
      const used = route.pickups.filter(
        (county) =>
          boardings.some(({ pickup }) => pickup === county) || fixed?.stops.some(({ place }) => place === county),
      )
      const stops = used.map((county) => ({
        place: county,
        name: originByCode(county)?.name ?? county,
        at: instantOfMinute(firstDay, times.leaves[route.pickups.indexOf(county)] ?? depart),
      }))
      const cost = yuan(coachYuan(type, route.km))
      const hire = { quoteId: offer.quoteId, carrier: offer.carrier, by: offer.booking }
      return {
        key: ['coach', terminal, ...pickups, depart, seats, coach.number].join('/'),
        tripId: trip?.tripId ?? null,
        vehicle: { kind: 'coach' as const, terminal, pickups, depart },
        mode: feeder ? ('feeder-coach' as const) : ('charter-coach' as const),
        service: trip?.service ?? `专车${number++}号`,
        stops: [...stops, { ...terminalStop(terminal, hubs), at: instantOfMinute(firstDay, times.arrives) }],
        endsAtPlant: !feeder,
        seats,
        drivers: times.drivers,
        timetable: times.entries.map(({ from, to, ...line }) => ({
          ...line,
          from: instantOfMinute(firstDay, from),
          to: instantOfMinute(firstDay, to),
        })),
        ...(fixed ? { cost: fixed.cost, hire: fixed.hire } : { cost, hire }),
        boardings: boardings.map(({ member, pickup }) => ({ traveller: member, boardsAt: used.indexOf(pickup) })),
      }
    })
}
