import { derivedId } from '../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { judgeStation } from '../../domain/stations/judge-station.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function registerStation(
  { body, staff, key }: Call<Routes['register-station']>,
  { stations, workflows, clock }: Pick<Deps, 'stations' | 'workflows' | 'clock'>,
) {
  const stationId = derivedId('StationId', key)
  const kept = await stations.get(stationId)
  const other = madeOtherwise(kept, body, ['kind', 'name'], stationId)
  if (other) return other
  const refused = kept ? null : judgeStation(body)
  if (refused) return refused
  const station =
    kept ?? (await stations.register({ stationId, ...body, registeredAt: clock.now(), registeredBy: staff.subject }))
  // Cases of its cities may be waiting for it already.
  await workflows.start('stabilisation/watch-duty', stationId, { stationId })
  return station
}

export const handler = http(routes['register-station'], registerStation)
