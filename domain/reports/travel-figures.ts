import * as z from 'zod'
import type { BatchId } from '../kernel/ids.ts'
import { type CalendarDate, dateInShanghai } from '../kernel/instant.ts'
import { cities, cityByCode, provinceOfCity } from '../kernel/places/cities.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import type { TripMode } from '../transport/trips/trip.ts'
import type { PartyOfDay, TripDay } from '../transport/trips/trip-day.ts'
import type { CampaignOfBatch } from './campaign-of-batch.ts'

const count = z.int().nonnegative()

/** Who travelled from one county, to one city or province, or with one campaign: on the day, and from the beginning until its end. */
export const TravelFigures = z.object({
  code: z.string(),
  name: z.string(),
  /** Vehicles that left on the day with somebody of them, and people who set out with these. */
  onTheDay: z.object({ coaches: count, trains: count, flights: count, passengers: count }),
  soFar: z.object({ passengers: count, outOfProvince: count, handedOver: count, noShow: count }),
})
export type TravelFigures = z.infer<typeof TravelFigures>

/** Where nobody travelled. */
export const noTravel: Pick<TravelFigures, 'onTheDay' | 'soFar'> = {
  onTheDay: { coaches: 0, trains: 0, flights: 0, passengers: 0 },
  soFar: { passengers: 0, outOfProvince: 0, handedOver: 0, noShow: 0 },
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

/** First and last day, both included. */
export interface DaysOfFigures {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

/** People of one trip who go from one county to one city. */
export interface TravelShare {
  readonly trip: TripDay
  readonly party: PartyOfDay
}

/** Those that have left by a day, by departure. */
export function sharesUntil(date: CalendarDate, trips: readonly TripDay[]): TravelShare[] {
  return trips
    .filter(({ departsAt }) => dateInShanghai(departsAt) <= date)
    .toSorted((a, b) => a.departsAt.localeCompare(b.departsAt) || a.tripId.localeCompare(b.tripId))
    .flatMap((trip) => trip.parties.map((party) => ({ trip, party })))
}

/** By what shares are told apart, and what a group of them is called. */
export interface TravelGrouping {
  readonly codeOf: (share: TravelShare) => string
  readonly nameOf: (code: string) => string
}

/** The ways in which travel is reported; a batch of `campaigns` that is missing there is in no campaign's row. */
export function travelGroupings(campaigns: ReadonlyMap<BatchId, CampaignOfBatch>) {
  const names = new Map([...campaigns.values()].map(({ code, name }) => [code, name]))
  return {
    byCounty: {
      codeOf: ({ party }) => party.countyCode,
      nameOf: (code) => countyByCode(code)?.name ?? code,
    },
    byDestination: { codeOf: ({ party }) => party.cityCode, nameOf: nameOfCity },
    byProvince: { codeOf: ({ party }) => provinceCode(party.cityCode), nameOf: nameOfProvince },
    byCampaign: {
      codeOf: ({ trip }) => campaigns.get(trip.batchId)?.code ?? '',
      nameOf: (code) => names.get(code) ?? code,
    },
  } as const satisfies Readonly<Record<string, TravelGrouping>>
}
export type TravelWay = keyof ReturnType<typeof travelGroupings>

/** In the order of the codes. */
export function inGroups(
  shares: readonly TravelShare[],
  { codeOf, nameOf }: TravelGrouping,
): { code: string; name: string; shares: TravelShare[] }[] {
  return [...Map.groupBy(shares, codeOf)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, those]) => ({ code, name: nameOf(code), shares: those }))
}

/**
 * What was known of trips at the end of a day, each list in the order of the codes. A person counts once, on the day on which
 * their first trip left. What is reported after a day's end is in the sums of later days, and changes no day before.
 */
export function travelFigures(
  date: CalendarDate,
  trips: readonly TripDay[],
  campaigns: ReadonlyMap<BatchId, CampaignOfBatch>,
): Record<TravelWay, TravelFigures[]> {
  const left = sharesUntil(date, trips)
  const by = (grouping: TravelGrouping) =>
    inGroups(left, grouping).map(({ code, name, shares }) => ({
      code,
      name,
      onTheDay: leftWithin({ from: date, until: date }, shares),
      soFar: cameSoFar(shares),
    }))
  const { byCounty, byDestination, byProvince, byCampaign } = travelGroupings(campaigns)
  return {
    byCounty: by(byCounty),
    byDestination: by(byDestination),
    byProvince: by(byProvince),
    byCampaign: by(byCampaign),
  }
}

function provinceCode(cityCode: string): string {
  return `${cityCode.slice(0, 2)}0000`
}

function nameOfProvince(code: string): string {
  return cities.find((city) => provinceCode(city.code) === code)?.province ?? code
}

function nameOfCity(code: string): string {
  const city = cityByCode(code)
  return city ? `${city.province}${city.province === city.name ? '' : city.name}` : code
}

/** The shares of one person by departure: the first is that on which they set out. */
function firstShares(shares: readonly TravelShare[]): TravelShare[] {
  const first = new Map(
    shares.toReversed().flatMap((share) => share.party.aboard.map((workerId) => [workerId, share] as const)),
  )
  return [...first.values()]
}

/** Vehicles that left on these days, and people whose first trip did. */
export function leftWithin({ from, until }: DaysOfFigures, shares: readonly TravelShare[]): TravelFigures['onTheDay'] {
  const isWithin = ({ trip }: TravelShare) => from <= dayOf(trip) && dayOf(trip) <= until
  const carried = shares.filter((share) => isWithin(share) && share.party.aboard.length > 0)
  const vehicles = [...new Set(carried.map(({ trip }) => trip))].map(({ mode }) => vehicleOf[mode])
  const number = (vehicle: Vehicle) => vehicles.filter((one) => one === vehicle).length
  return {
    coaches: number('coaches'),
    trains: number('trains'),
    flights: number('flights'),
    passengers: firstShares(shares).filter(isWithin).length,
  }
}

function dayOf({ departsAt }: TripDay): CalendarDate {
  return dateInShanghai(departsAt)
}

/** How far people of these shares came. */
export function cameSoFar(shares: readonly TravelShare[]): TravelFigures['soFar'] {
  const travelled = firstShares(shares)
  const aboard = new Set(shares.flatMap(({ party }) => party.aboard))
  const missed = new Set(shares.flatMap(({ party }) => party.missed))
  return {
    passengers: travelled.length,
    outOfProvince: travelled.filter(({ party }) => isOutOfProvince(party)).length,
    handedOver: shares.reduce((sum, { party }) => sum + party.handedOver, 0),
    noShow: [...missed].filter((workerId) => !aboard.has(workerId)).length,
  }
}

function isOutOfProvince({ countyCode, cityCode }: PartyOfDay): boolean {
  return countyCode.slice(0, 2) !== cityCode.slice(0, 2) || provinceOfCity(cityCode) === undefined
}
