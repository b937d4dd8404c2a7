import { airportByIata } from '../../../domain/kernel/places/airports.ts'
import { cityByCode } from '../../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../../domain/kernel/places/counties.ts'
import { stationByTelecode } from '../../../domain/kernel/places/stations.ts'
import type { Words } from '../../../domain/kernel/words.ts'

export interface PlaceOnMap {
  readonly code: string
  readonly kind: 'county' | 'hub' | 'city'
  readonly name: Words
  readonly lat: number
  readonly lon: number
}

/** A place by the code of a stop, from our own tables; undefined where they do not have it. */
export function placeOnMap(code: string): PlaceOnMap | undefined {
  const county = countyByCode(code)
  if (county) return { code, kind: 'county', name: { zh: county.name, en: county.pinyin }, ...pointOf(county) }
  const city = cityByCode(code)
  if (city) return { code, kind: 'city', name: { zh: city.name, en: city.pinyin }, ...pointOf(city) }
  const station = stationByTelecode(code)
  if (station) {
    const name = { zh: `${station.name}站`, en: `${station.pinyin} station` }
    return { code, kind: 'hub', name, ...pointOf(station) }
  }
  const airport = airportByIata(code)
  return airport && { code, kind: 'hub', name: { zh: airport.name, en: `${code} airport` }, ...pointOf(airport) }
}

function pointOf({ lat, lon }: { lat: number; lon: number }) {
  return { lat, lon }
}
