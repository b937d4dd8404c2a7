import { isRefusal } from '../../../domain/kernel/refusal.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { countyFor } from './county-for.ts'

async function listStops({ params, staff }: Call<Routes['list-stops']>, { offices }: Pick<Deps, 'offices'>) {
  const county = countyFor(staff, params.county)
  return isRefusal(county) ? county : offices.get(county.code)
}

export const handler = http(routes['list-stops'], listStops)
