import { doorSentences } from '../../../domain/kernel/door-sentences.ts'
import { dateInShanghai } from '../../../domain/kernel/instant.ts'
import { noSuch, refuse } from '../../../domain/kernel/refusal.ts'
import type { Deps } from '../../wiring/deps.ts'
import { fillPage } from '../../wiring/fill-page.ts'
import { type Call, http } from '../../wiring/http.ts'
import { inScope, type Staff } from '../../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** What lies outside the reader's scope, or is in another state, is left out: a page may be shorter than asked for. */
async function listTripsOfDay(
  { query, staff }: Call<Routes['list-trips-of-day']>,
  { trips, clock }: Pick<Deps, 'trips' | 'clock'>,
) {
  const { county, city, state, date = dateInShanghai(clock.now()) } = query
  if (county && city) return refuse('invalid-request', doorSentences('county-or-city'))
  if (county && !inScope(staff, { counties: [county] })) return noSuch('county that you look after')
  if (city && !inScope(staff, { cities: [city] })) return noSuch('city that you look after')
  const place = county ?? city ?? onlyPlaceOf(staff)
  return fillPage(
    (cursor, limit) => trips.ofDay({ place, date }, cursor, limit),
    query,
    (some) => some.map((trip) => inScope(staff, trip) && (state === undefined || trip.progress.state === state)),
  )
}

/** Of a colleague who looks after one county or city: then its own list is read, and no other. */
function onlyPlaceOf({ role, counties, cities }: Staff): string | null {
  const [only, ...others] = role === 'county' ? counties : role === 'station' ? cities : []
  return only?.length === 6 && others.length === 0 ? only : null
}

export const handler = http(routes['list-trips-of-day'], listTripsOfDay)
