import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** What lies outside the reader's scope, or does not fit, is left out: a page may be shorter than asked for. */
async function listSurveys({ query, staff }: Call<Routes['list-surveys']>, { surveys }: Pick<Deps, 'surveys'>) {
  const { county, state, year, cursor = null, limit } = query
  if (county && !(countyByCode(county) && inScope(staff, { counties: [county] })))
    return noSuch('county that you look after')
  const [own] = staff.role === 'county' && staff.counties.length === 1 ? staff.counties : []
  const place = county ?? (own?.length === 6 ? own : null)
  const { items, next } = await surveys.list(place, { cursor, limit, ...(year !== undefined && { year }) })
  const seen = items.filter(
    (survey) => inScope(staff, { counties: [survey.countyCode] }) && (state === undefined || survey.state === state),
  )
  return { items: seen, next }
}

export const handler = http(routes['list-surveys'], listSurveys)
