import { cityByCode } from '../../domain/kernel/places/cities.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

async function listFestivalServices(
  { query, staff }: Call<Routes['list-festival-services']>,
  { festivalServices }: Pick<Deps, 'festivalServices'>,
) {
  const { season, city, cursor = null, limit } = query
  if (!cityByCode(city) || !inScope(staff, { cities: [city] })) return noSuch('city that you look after')
  return festivalServices.list({ season, cityCode: city }, { cursor, limit })
}

export const handler = http(routes['list-festival-services'], listFestivalServices)
