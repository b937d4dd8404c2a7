import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

function listVisits({ query, staff }: Call<Routes['list-visits']>, { visits }: Pick<Deps, 'visits'>) {
  const { from, to, cursor = null, ...asked } = query
  return visits.list(
    { ...asked, cursor },
    ({ cityCode, date }) =>
      inScope(staff, { cities: [cityCode] }) &&
      (from === undefined || from <= date) &&
      (to === undefined || date <= to),
  )
}

export const handler = http(routes['list-visits'], listVisits)
