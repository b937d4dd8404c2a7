import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import { judgeStation } from '../../domain/stations/judge-station.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { onDuty } from '../../domain/stations/on-duty.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** Where somebody is on duty by the new roster, the work lists no longer ask for it. */
async function changeStation(
  { params, body }: Call<Routes['change-station']>,
  { stations, clock }: Pick<Deps, 'stations' | 'clock'>,
) {
  const today = dateInShanghai(clock.now())
  const changed = await stations.change(params.stationId, (before) => {
    const { unmannedSince, ...after } = { ...before, ...withoutGaps(body) }
    const isManned = onDuty(after, today).length > 0
    const kept: LabourStation = isManned || unmannedSince === undefined ? after : { ...after, unmannedSince }
    return judgeStation(kept) ?? kept
  })
  return changed ?? noSuch('station')
}

/** Only what the request names. */
function withoutGaps<Given extends object>(given: Given): { [Key in keyof Given]-?: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}

export const handler = http(routes['change-station'], changeStation)
