import { cityByCode } from '../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { noSuch, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** The cases of one city, or of one county for people who have not left it yet. */
async function listCases({ query, staff }: Call<Routes['list-cases']>, { cases }: Pick<Deps, 'cases'>) {
  const { city, county, standing, cursor, limit } = query
  const place = city ?? county
  if (!place || (city && county)) return refuse('invalid-request', 'Name either a city or a county.')
  if (!inScope(staff, city ? { cities: [city] } : { counties: [place] })) return outOfScope()
  if (city && !cityByCode(city)) return noSuch('city')
  if (county && !countyByCode(county)) return noSuch('county')
  const { items, next } = await cases.ofPlace(place, standing, cursor ?? null, limit)
  return { items: items.map((one) => ({ ...one, sealedText: undefined })), next }
}

export const handler = http(routes['list-cases'], listCases)
