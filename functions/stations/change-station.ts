import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { judgeStation } from '../../domain/stations/judge-station.ts'
import type { ChangeStation, LabourStation } from '../../domain/stations/labour-station.ts'
import { onDuty } from '../../domain/stations/on-duty.ts'
import { stationSentences } from '../../domain/stations/station-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, type Staff } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/**
 * Where somebody is on duty by the new roster, the work lists no longer ask for it, and what waits for somebody is given out; so is
 * what somebody holds who was taken off the register, or is away from today on.
 */
async function changeStation(
  { params: { stationId }, body, staff, key }: Call<Routes['change-station']>,
  { stations, workflows, clock }: Pick<Deps, 'stations' | 'workflows' | 'clock'>,
) {
  const today = dateInShanghai(clock.now())
  const changed = await stations.change(stationId, (before) => {
    if (staff.role !== 'province' && !isRosterOf(before, staff, body))
      return refuse('not-permitted', stationSentences('roster-by-head'))
    const { unmannedSince, ...facts } = { ...before, ...withoutGaps(body) }
    const after = { ...facts, ...leftOf(before, facts) }
    const isManned = onDuty(after, today).length > 0
    const kept: LabourStation = isManned || unmannedSince === undefined ? after : { ...after, unmannedSince }
    return judgeStation(kept) ?? kept
  })
  if (changed === null) return noSuch('station')
  if (isRefusal(changed)) return changed
  if (Object.keys(body).some((name) => decides.has(name)))
    await workflows.start('stabilisation/watch-duty', derivedId('EventId', stationId, key), { stationId })
  return changed
}

/** What says who looks after which cases. */
const decides: ReadonlySet<string> = new Set(['cities', 'people', 'duties', 'absences'])

/** Who was on the register before and is not now, and those of whom that is known already. */
function leftOf(before: LabourStation, { people }: LabourStation): Pick<LabourStation, 'left'> {
  const isGone = ({ subject }: { readonly subject: string }) => !people.some((person) => person.subject === subject)
  const left = [...(before.left ?? []), ...before.people.map(({ subject, deputy }) => ({ subject, deputy }))]
  const gone = left.filter(isGone).map(({ subject, deputy }) => ({ subject, ...(deputy !== undefined && { deputy }) }))
  return gone.length === 0 && before.left === undefined ? {} : { left: gone }
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
