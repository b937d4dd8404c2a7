import * as z from 'zod'
import { type CalendarDate, dateInShanghai } from '../kernel/instant.ts'
import { cityByCode, provinceOfCity } from '../kernel/places/cities.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import type { Passenger } from '../transport/trips/passenger.ts'
import { arrivesAt, departsAt, runs, type Trip, type TripMode } from '../transport/trips/trip.ts'

const count = z.int().nonnegative()

/** Who travelled from one county, or to one city: on the day, and from the beginning until its end. */
export const TravelFigures = z.object({
  code: z.string(),
  name: z.string(),
  /** Vehicles that carried somebody of them, and people who set out. */
  onTheDay: z.object({ coaches: count, trains: count, flights: count, passengers: count }),
  soFar: z.object({ passengers: count, outOfProvince: count, handedOver: count, noShow: count }),
})
export type TravelFigures = z.infer<typeof TravelFigures>

export interface TripWithPeople {
  readonly trip: Trip
  readonly people: readonly Passenger[]
}

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

/** Only such trips say something about a day: they run, and left on it or before. */
export function hasLeftBy(date: CalendarDate, trip: Trip): boolean {
  return runs(trip) && dateInShanghai(departsAt(trip)) <= date
}

/**
 * What trips tell of a day, by county of origin and by city of destination, each in the order of the codes. A person counts
 * once, on the day on which they first boarded. A roll-call that is corrected later changes the day that it is about.
 */
export function travelFigures(
  date: CalendarDate,
  trips: readonly TripWithPeople[],
): { byCounty: TravelFigures[]; byDestination: TravelFigures[] } {
  const until = trips
    .filter(({ trip }) => hasLeftBy(date, trip))
    .toSorted((a, b) => departsAt(a.trip).localeCompare(departsAt(b.trip)))
  return {
    byCounty: figuresBy('countyCode', (code) => countyByCode(code)?.name ?? code, date, until),
    byDestination: figuresBy('cityCode', nameOfCity, date, until),
  }
}

function nameOfCity(code: string): string {
  const city = cityByCode(code)
  return city ? `${city.province}${city.province === city.name ? '' : city.name}` : code
}

function figuresBy(
  key: 'countyCode' | 'cityCode',
  nameOf: (code: string) => string,
  date: CalendarDate,
  trips: readonly TripWithPeople[],
): TravelFigures[] {
  const seats = trips.flatMap(({ trip, people }) => people.map((passenger) => ({ trip, passenger })))
  const byCode = Map.groupBy(seats, ({ passenger }) => passenger[key])
  return [...byCode]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, those]) => ({ code, name: nameOf(code), ...figuresOf(date, those) }))
}

interface Seat {
  readonly trip: Trip
  readonly passenger: Passenger
}

/** The seats by departure. */
function figuresOf(date: CalendarDate, seats: readonly Seat[]): Pick<TravelFigures, 'onTheDay' | 'soFar'> {
  const rode = seats.filter(({ passenger }) => isAboard(passenger))
  const first = new Map(rode.toReversed().map((seat) => [seat.passenger.workerId, seat]))
  const onTheDay = rode.filter(({ trip }) => dateInShanghai(departsAt(trip)) === date)
  const vehicles = [...new Set(onTheDay.map(({ trip }) => trip))].map(({ mode }) => vehicleOf[mode])
  const number = (vehicle: Vehicle) => vehicles.filter((one) => one === vehicle).length
  const missed = seats.filter(({ passenger: { state, workerId } }) => state === 'no-show' && !first.has(workerId))
  return {
    onTheDay: {
      coaches: number('coaches'),
      trains: number('trains'),
      flights: number('flights'),
      passengers: [...first.values()].filter(({ trip }) => dateInShanghai(departsAt(trip)) === date).length,
    },
    soFar: {
      passengers: first.size,
      outOfProvince: [...first.values()].filter(({ passenger }) => isOutOfProvince(passenger)).length,
      handedOver: rode.filter((seat) => isHandedOverBy(date, seat)).length,
      noShow: new Set(missed.map(({ passenger }) => passenger.workerId)).size,
    },
  }
}

function isAboard({ hasBoarded, state }: Passenger): boolean {
  return hasBoarded && state !== 'no-show' && state !== 'withdrawn'
}

function isOutOfProvince({ countyCode, cityCode }: Passenger): boolean {
  return countyCode.slice(0, 2) !== cityCode.slice(0, 2) || provinceOfCity(cityCode) === undefined
}

/** By the plant's receipt; a trip without one counts from its arrival. */
function isHandedOverBy(date: CalendarDate, { trip, passenger }: Seat): boolean {
  if (!trip.endsAtPlant || passenger.state !== 'handed-over') return false
  const receipt = trip.receipts.find(({ enterpriseId }) => enterpriseId === passenger.enterpriseId)
  return dateInShanghai(receipt?.at ?? arrivesAt(trip)) <= date
}
