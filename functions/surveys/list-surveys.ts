import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { fillPage } from '../wiring/fill-page.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** What lies outside the reader's scope, or does not fit, is left out: a page may be shorter than asked for. */
async function listSurveys({ query, staff }: Call<Routes['list-surveys']>, { surveys }: Pick<Deps, 'surveys'>) {
  const { county, state, year } = query
  if (county && !(countyByCode(county) && inScope(staff, { counties: [county] })))
    return noSuch('county that you look after')
  const [own] = staff.role === 'county' && staff.counties.length === 1 ? staff.counties : []
  const place = county ?? (own?.length === 6 ? own : null)
  return fillPage(
    (cursor, limit) => surveys.list(place, { cursor, limit, ...(year !== undefined && { year }) }),
    query,
    (some) =>
      some.map(
        (survey) =>
          inScope(staff, { counties: [survey.countyCode] }) && (state === undefined || survey.state === state),
      ),
  )
}

export const handler = http(routes['list-surveys'], listSurveys)
