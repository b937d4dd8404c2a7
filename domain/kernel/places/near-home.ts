import { cities } from './cities.ts'
import { countyByCode } from './counties.ts'
import { greatCircleKm } from './great-circle-km.ts'
import { destinationByCode, originByCode } from './place-by-code.ts'

/** A wish for work from where one can be home every evening, as a record keeps it. */
export const nearHome = '就近'

/** Kilometres by road that somebody travels there and back every day: about an hour each way (default). */
export const nearHomeKm = 60

/** A road is so much longer than the great circle, as the planner reckons. */
const roadPerGreatCircle = 1.3

/** Whether two places lie so near that whoever lives in one can work in the other and sleep at home; false for places of no table. */
export function isNearHome(from: string, to: string): boolean {
  const origin = originByCode(from)
  const destination = destinationByCode(to)
  return !!origin && !!destination && roadPerGreatCircle * greatCircleKm(origin, destination) <= nearHomeKm
}

/** Cities near a county, the nearest first. */
export function citiesNearHome(countyCode: string): string[] {
  const home = countyByCode(countyCode)
  if (!home) return []
  return cities
    .filter(({ code }) => isNearHome(countyCode, code))
    .toSorted((one, other) => greatCircleKm(home, one) - greatCircleKm(home, other))
    .map(({ code }) => code)
}
