import { counties, countyByCode } from '../../kernel/places/counties.ts'
import { roadDistance } from '../plan/road-distance.ts'

/** A train that ends so far from the county still helps somebody who travels alone: a bus goes on from there (default). */
const busKm = 150
/** As many as a carrier is asked about. */
const most = 6

/** Counties in whose town somebody may alight who goes home to this one: the nearest first, itself not among them. */
export function countiesNear(countyCode: string): string[] {
  const home = countyByCode(countyCode)
  if (!home) return []
  const from = { latitude: home.lat, longitude: home.lon }
  return [...counties.values()]
    .map(({ code, lat, lon }) => ({ code, km: roadDistance(from, { latitude: lat, longitude: lon }) }))
    .filter(({ code, km }) => code !== countyCode && km <= busKm)
    .toSorted((one, other) => one.km - other.km || (one.code < other.code ? -1 : 1))
    .slice(0, most)
    .map(({ code }) => code)
}
