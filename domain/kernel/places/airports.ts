import table from './airports.json' with { type: 'json' }
import type { Point } from './great-circle-km.ts'
import { nearest } from './nearest.ts'

export interface Airport extends Point {
  readonly iata: string
  readonly name: string
  /** The place served, without 市 or 县. */
  readonly city: string
}

export const airports: readonly Airport[] = table

const byIata = new Map(airports.map((airport) => [airport.iata, airport]))

export function airportByIata(iata: string): Airport | undefined {
  return byIata.get(iata)
}

export function nearestAirports(to: Point, count: number): { place: Airport; km: number }[] {
  return nearest(airports, to, count)
}
