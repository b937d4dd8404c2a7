import { type City, cityByCode } from './cities.ts'
import { type County, countyByCode } from './counties.ts'

/** Where a journey may begin: a county; a city for who goes home. */
export function originByCode(code: string): County | City | undefined {
  return countyByCode(code) ?? cityByCode(code)
}

/** Where a journey may end: a city; a county for who goes home. */
export function destinationByCode(code: string): City | County | undefined {
  return cityByCode(code) ?? countyByCode(code)
}
