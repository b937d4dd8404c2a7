import type { Point } from './great-circle-km.ts'
import { nearest } from './nearest.ts'
import table from './stations.json' with { type: 'json' }

export interface Station extends Point {
  /** The railway's own key (12306). */
  readonly telecode: string
  readonly name: string
  readonly pinyin: string
  /** The place served, without 市 or 县. */
  readonly city: string
}

export const stations: readonly Station[] = table

const byTelecode = new Map(stations.map((station) => [station.telecode, station]))

export function stationByTelecode(telecode: string): Station | undefined {
  return byTelecode.get(telecode)
}

export function nearestStations(to: Point, count: number): { place: Station; km: number }[] {
  return nearest(stations, to, count)
}
