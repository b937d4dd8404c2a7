import { doorSentences } from '../../domain/kernel/door-sentences.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { cityByCode } from '../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { type Case, caseInWords, isOverdueCase } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { fillPage } from '../wiring/fill-page.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { looksAfter } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { lateWithOf } from './late-with-of.ts'

/** The cases of one city, of one county for people who have not left it yet, or of all places that the reader looks after. */
async function listCases(
  { query, staff }: Call<Routes['list-cases']>,
  deps: Pick<Deps, 'cases' | 'stations' | 'clock'>,
) {
  const { cases, clock } = deps
  const { city, county, standing, cursor = null, limit } = query
  const now = clock.now()
  const place = city ?? county
  if (city && county) return refuse('invalid-request', doorSentences('county-or-city'))
  if (place && !inScope(staff, city ? { cities: [city] } : { counties: [place] })) return outOfScope()
  if (city && !cityByCode(city)) return noSuch('city')
  if (county && !countyByCode(county)) return noSuch('county')
  const isAsked = (one: Case) => fits(one, query, now)
  const { items, next } = place
    ? await fillPage(
        (from, size) => cases.ofPlace(place, standing, from, size),
        query,
        (some) => some.map(isAsked),
      )
    : await cases.everywhere(standing, { cursor, limit, until: now }, (one) => looksAfter(staff, one) && isAsked(one))
  const asked = items.filter(isAsked)
  const late = await lateWithOf(asked, deps)
  return {
    items: asked.map((one) => {
      const to = late.get(one.caseId)
      return { ...caseInWords(one, now), ...(to && { lateWith: to }) }
    }),
    next,
  }
}

function fits(
  one: Case,
  { kind, state, to, overdue, homeCounty, heldBy }: Call<Routes['list-cases']>['query'],
  now: Instant,
): boolean {
  if (kind !== undefined && one.kind !== kind) return false
  if (state !== undefined && one.state !== state) return false
  if (to !== undefined && !(one.state === 'assigned' && one.to === to)) return false
  if (heldBy !== undefined && one.heldBy !== heldBy) return false
  if (homeCounty !== undefined && one.countyCode !== homeCounty) return false
  return overdue === undefined || overdue === isOverdueCase(one, now)
}

export const handler = http(routes['list-cases'], listCases)
