import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { stationLoad } from '../../domain/stabilisation/station-load.ts'
import { stationFor } from '../stations/station-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** More than anybody looks after. */
const mostCounted = 5000

async function getStationLoad(
  { params, staff }: Call<Routes['get-station-load']>,
  deps: Pick<Deps, 'stations' | 'cases' | 'clock'>,
) {
  const station = await stationFor(staff, params.stationId, deps)
  if (isRefusal(station)) return station
  const openCases = new Map<string, number>()
  for (const { subject } of station.people)
    openCases.set(subject, (await deps.cases.heldBy(subject, mostCounted)).items.length)
  return stationLoad(station, dateInShanghai(deps.clock.now()), openCases)
}

export const handler = http(routes['get-station-load'], getStationLoad)
