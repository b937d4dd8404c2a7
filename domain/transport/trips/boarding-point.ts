import type { Instant } from '../../kernel/instant.ts'
import type { Trip } from './trip.ts'

/** What a traveller has to know of the first vehicle. */
export interface BoardingPoint {
  readonly departure: Instant
  readonly place: string
  readonly vehicle: string
}

/** Where people from a county board a trip that starts from counties: every journey's first. */
export function boardingPoint({ stops, service }: Pick<Trip, 'stops' | 'service'>, countyCode: string): BoardingPoint {
  const stop = stops.find(({ place }) => place === countyCode) ?? stops[0]
  if (!stop) throw new Error('a trip has stops')
  return { departure: stop.at, place: stop.name, vehicle: service ?? '自购票班次' }
}

/** Journeys start in the county; trains and flights come after a feeder. */
export function startsJourneys({ mode }: Pick<Trip, 'mode'>): boolean {
  return mode === 'charter-coach' || mode === 'feeder-coach' || mode === 'self-arranged'
}
