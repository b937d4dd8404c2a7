import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { judgeStation } from '../../domain/stations/judge-station.ts'
import type { ChangeStation, LabourStation } from '../../domain/stations/labour-station.ts'
import { onDuty } from '../../domain/stations/on-duty.ts'
import { stationSentences } from '../../domain/stations/station-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, type Staff } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** Where somebody is on duty by the new roster, the work lists no longer ask for it. */
async function changeStation(
  { params, body, staff }: Call<Routes['change-station']>,
  { stations, clock }: Pick<Deps, 'stations' | 'clock'>,
) {
  const today = dateInShanghai(clock.now())
  const changed = await stations.change(params.stationId, (before) => {
    if (staff.role !== 'province' && !isRosterOf(before, staff, body))
      return refuse('not-permitted', stationSentences('roster-by-head'))
    const { unmannedSince, ...after } = { ...before, ...withoutGaps(body) }
    const isManned = onDuty(after, today).length > 0
    const kept: LabourStation = isManned || unmannedSince === undefined ? after : { ...after, unmannedSince }
    return judgeStation(kept) ?? kept
  })
  return changed ?? noSuch('station')
}

/** Whoever heads the station says who works on which day; who its people are is the province's to say. */
function isRosterOf({ people, cities }: LabourStation, staff: Staff, body: ChangeStation): boolean {
  const isHead = people.some(({ subject, role }) => subject === staff.subject && role === 'head')
  const isRoster = Object.keys(body).every((name) => name === 'duties' || name === 'absences' || name === 'covered')
  return isHead && isRoster && inScope(staff, { cities })
}

/** Only what the request names. */
function withoutGaps<Given extends object>(given: Given): { [Key in keyof Given]-?: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}

export const handler = http(routes['change-station'], changeStation)
