import * as z from 'zod'
import { type CalendarDate, dateInShanghai } from '../kernel/instant.ts'
import { cityByCode, provinceOfCity } from '../kernel/places/cities.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import type { TripMode } from '../transport/trips/trip.ts'
import type { PartyOfDay, TripDay } from '../transport/trips/trip-day.ts'

const count = z.int().nonnegative()

/** Who travelled from one county, or to one city: on the day, and from the beginning until its end. */
export const TravelFigures = z.object({
  code: z.string(),
  name: z.string(),
  /** Vehicles that left on the day with somebody of them, and people who set out with these. */
  onTheDay: z.object({ coaches: count, trains: count, flights: count, passengers: count }),
  soFar: z.object({ passengers: count, outOfProvince: count, handedOver: count, noShow: count }),
})
export type TravelFigures = z.infer<typeof TravelFigures>

type Vehicle = 'coaches' | 'trains' | 'flights'

const vehicleOf: Record<TripMode, Vehicle | null> = {
  'charter-coach': 'coaches',
  'feeder-coach': 'coaches',
  'seat-block-rail': 'trains',
  'special-train': 'trains',
  'seat-block-air': 'flights',
  'charter-flight': 'flights',
  'self-arranged': null,
}

/**
 * What was known of trips at the end of a day, by county of origin and by city of destination, each in the order of the
 * codes. A person counts once, on the day on which their first trip left. What is reported after a day's end is in the sums
 * of later days, and changes no day before.
 */
export function travelFigures(
  date: CalendarDate,
  trips: readonly TripDay[],
): { byCounty: TravelFigures[]; byDestination: TravelFigures[] } {
  const left = trips
    .filter(({ departsAt }) => dateInShanghai(departsAt) <= date)
    .toSorted((a, b) => a.departsAt.localeCompare(b.departsAt) || a.tripId.localeCompare(b.tripId))
  return {
    byCounty: figuresBy('countyCode', (code) => countyByCode(code)?.name ?? code, date, left),
    byDestination: figuresBy('cityCode', nameOfCity, date, left),
  }
}

function nameOfCity(code: string): string {
  const city = cityByCode(code)
  return city ? `${city.province}${city.province === city.name ? '' : city.name}` : code
}

interface Share {
  readonly trip: TripDay
  readonly party: PartyOfDay
}

function figuresBy(
  key: 'countyCode' | 'cityCode',
  nameOf: (code: string) => string,
  date: CalendarDate,
  trips: readonly TripDay[],
): TravelFigures[] {
  const shares = trips.flatMap((trip) => trip.parties.map((party) => ({ trip, party })))
  return [...Map.groupBy(shares, ({ party }) => party[key])]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, those]) => ({ code, name: nameOf(code), ...figuresOf(date, those) }))
}

/** The shares by departure. */
function figuresOf(date: CalendarDate, shares: readonly Share[]): Pick<TravelFigures, 'onTheDay' | 'soFar'> {
  const first = new Map(
    shares.toReversed().flatMap((share) => share.party.aboard.map((workerId) => [workerId, share] as const)),
  )
  const isOfDay = ({ trip }: Share) => dateInShanghai(trip.departsAt) === date
  const carried = shares.filter((share) => isOfDay(share) && share.party.aboard.length > 0)
  const vehicles = [...new Set(carried.map(({ trip }) => trip))].map(({ mode }) => vehicleOf[mode])
  const number = (vehicle: Vehicle) => vehicles.filter((one) => one === vehicle).length
  const travelled = [...first.values()]
  const missed = new Set(shares.flatMap(({ party }) => party.missed))
  return {
    onTheDay: {
      coaches: number('coaches'),
      trains: number('trains'),
      flights: number('flights'),
      passengers: travelled.filter(isOfDay).length,
    },
    soFar: {
      passengers: first.size,
      outOfProvince: travelled.filter(({ party }) => isOutOfProvince(party)).length,
      handedOver: shares.reduce((sum, { party }) => sum + party.handedOver, 0),
      noShow: [...missed].filter((workerId) => !first.has(workerId)).length,
    },
  }
}

function isOutOfProvince({ countyCode, cityCode }: PartyOfDay): boolean {
  return countyCode.slice(0, 2) !== cityCode.slice(0, 2) || provinceOfCity(cityCode) === undefined
}
