import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { dutyOfDay } from '../../domain/stations/duty-of-day.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { stationFor } from './station-for.ts'

async function getDuty({ params, query, staff }: Call<Routes['get-duty']>, deps: Pick<Deps, 'stations' | 'clock'>) {
  const station = await stationFor(staff, params.stationId, deps)
  return isRefusal(station) ? station : dutyOfDay(station, query.date ?? dateInShanghai(deps.clock.now()))
}

export const handler = http(routes['get-duty'], getDuty)
