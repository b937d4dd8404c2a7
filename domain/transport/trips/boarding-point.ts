import type { Instant } from '../../kernel/instant.ts'
import { tellBoardingPlace } from './boarding-place.ts'
import type { Trip } from './trip.ts'
import { wayOf } from './way-of.ts'

/** What a traveller has to know of the first vehicle. */
export interface BoardingPoint {
  readonly departure: Instant
  readonly place: string
  readonly vehicle: string
}

/** Where somebody boards the first trip of their journey: in their county, or in the city of their post to go home. */
export function boardingPoint(
  { stops, service, boarding, returns }: Pick<Trip, 'stops' | 'service' | 'boarding' | 'returns'>,
  { countyCode, cityCode }: { readonly countyCode: string; readonly cityCode: string },
): BoardingPoint {
  const { from } = wayOf({ returns, countyCode, cityCode })
  const stop = stops.find(({ place }) => place === from) ?? stops[0]
  if (!stop) throw new Error('a trip has stops')
  return { departure: stop.at, place: stopName({ boarding }, stop), vehicle: service ?? '自购票班次（车站见车票）' }
}

/** A stop as the lists and the page call it: in a county, the named place there. */
export function stopName({ boarding }: Pick<Trip, 'boarding'>, { place, name }: Trip['stops'][number]): string {
  return tellBoardingPlace(
    name,
    boarding?.find(({ countyCode }) => countyCode === place),
  )
}

/** For the lists; null where there is no such stop. */
export function writtenStop(trip: Pick<Trip, 'boarding' | 'stops'>, index: number): string | null {
  const stop = trip.stops[index]
  return stop ? stopName(trip, stop) : null
}

/** Journeys start in the county; trains and flights come after a feeder. */
export function startsJourneys({ mode }: Pick<Trip, 'mode'>): boolean {
  return mode === 'charter-coach' || mode === 'feeder-coach' || mode === 'self-arranged'
}
