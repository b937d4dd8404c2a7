import { derivedId } from '../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { judgeStation } from '../../domain/stations/judge-station.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function registerStation(
  { body, staff, key }: Call<Routes['register-station']>,
  { stations, clock }: Pick<Deps, 'stations' | 'clock'>,
) {
  const stationId = derivedId('StationId', key)
  const kept = await stations.get(stationId)
  const other = madeOtherwise(kept, body, ['kind', 'name'], stationId)
  if (other) return other
  if (kept) return kept
  return (
    judgeStation(body) ??
    stations.register({ stationId, ...body, registeredAt: clock.now(), registeredBy: staff.subject })
  )
}

export const handler = http(routes['register-station'], registerStation)
