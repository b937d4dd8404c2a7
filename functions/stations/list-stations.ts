import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

function listStations({ query, staff }: Call<Routes['list-stations']>, { stations }: Pick<Deps, 'stations'>) {
  const { city, kind, cursor = null, limit } = query
  return stations.list(
    cursor,
    limit,
    (one) =>
      inScope(staff, { cities: one.cities }) &&
      (city === undefined || one.cities.includes(city)) &&
      (kind === undefined || one.kind === kind),
  )
}

export const handler = http(routes['list-stations'], listStations)
