import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { stationFor } from './station-for.ts'

function getStation({ params, staff }: Call<Routes['get-station']>, deps: Pick<Deps, 'stations'>) {
  return stationFor(staff, params.stationId, deps)
}

export const handler = http(routes['get-station'], getStation)
