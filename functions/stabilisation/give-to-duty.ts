import type { CaseId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { type Case, isOpen } from '../../domain/stabilisation/case.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { onDuty } from '../../domain/stations/on-duty.ts'
import { shareOut } from '../../domain/stations/share-out.ts'
import { pauseBeforeTry } from '../../storage/pause-before-try.ts'
import type { Deps } from '../wiring/deps.ts'

/** Cases that are given out in one turn. */
const atOnce = 40
/** Each try that fails is another's that went through. */
const mostTries = 30
/** Above this everybody has more than a person can look after, and who has how many more tells nothing. */
const mostCounted = 500

type Needed = Pick<Deps, 'cases' | 'stations' | 'clock'>

/**
 * New cases go to those on duty in their city, each to whoever holds the fewest. Where nobody is on duty they stay with the station,
 * and the work lists ask for somebody; so they do where others give out cases of the city without a pause. A city without a
 * registered station, and a case of a county at home, is as it was.
 */
export async function giveToDuty(opened: readonly Case[], deps: Needed): Promise<void> {
  const inCities = opened.flatMap((one) => (one.cityCode === null ? [] : [{ ...one, cityCode: one.cityCode }]))
  const ofCities = Map.groupBy(inCities, ({ cityCode }) => cityCode)
  const found = await Promise.all([...ofCities.keys()].map((city) => peopleFound(city, deps)))
  // One city after the other: who is on duty in two has what the first gave them.
  for (const [place, [cityCode, cases]] of [...ofCities].entries()) {
    const people = found[place] ?? []
    for (let start = 0; people.length > 0 && start < cases.length; start += atOnce)
      await giveOut(
        cityCode,
        cases.slice(start, start + atOnce).map(({ caseId }) => caseId),
        people,
        deps,
      )
  }
}

/** Who is on duty in a city; where nobody is its stations say so, unless a roster was written meanwhile, which is then looked at. */
async function peopleFound(cityCode: string, deps: Needed): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    const stations = await deps.stations.ofCity(cityCode)
    const people = peopleOnDuty(stations, deps)
    const isAsKnown = await noteDuty(stations, people.length > 0, deps)
    if (isAsKnown || tries === mostTries) return people
  }
}

function peopleOnDuty(stations: readonly LabourStation[], { clock }: Needed): string[] {
  const today = dateInShanghai(clock.now())
  return [...new Set(stations.flatMap((station) => onDuty(station, today).map(({ subject }) => subject)))]
}

/** Loads are looked at after the turn: whoever gave cases out before is counted, and whoever does meanwhile is found out. */
async function giveOut(
  cityCode: string,
  caseIds: readonly CaseId[],
  people: readonly string[],
  { cases, clock }: Needed,
): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const seen = await cases.turnOf(cityCode)
    const free = (await cases.getMany(caseIds)).filter((one) => isOpen(one) && one.heldBy === undefined)
    if (free.length === 0) return
    const loads = await Promise.all(people.map((subject) => cases.heldBy(subject, mostCounted)))
    const holders = shareOut(free.length, new Map(people.map((subject, at) => [subject, loads[at]?.items.length ?? 0])))
    const given = free.map((one, place) => ({ one, to: holders[place] as string }))
    if (await cases.give(given, { cityCode, seen, at: clock.now() })) return
    await pauseBeforeTry(tries)
  }
}

/** That cases find nobody is a fact of the station until they find somebody. False where somebody is on duty after all. */
async function noteDuty(stations: readonly LabourStation[], isManned: boolean, deps: Needed): Promise<boolean> {
  const since = deps.clock.now()
  let isAsKnown = true
  for (const { stationId, unmannedSince } of stations) {
    if (isManned === (unmannedSince === undefined)) continue
    await deps.stations.change(stationId, (station) => {
      const { unmannedSince: known, ...rest } = station
      const isMannedNow = peopleOnDuty([station], deps).length > 0
      if (!isManned && isMannedNow) isAsKnown = false
      if (isManned === (known === undefined) || (!isManned && isMannedNow)) return station
      return isManned ? rest : { ...rest, unmannedSince: since }
    })
  }
  return isAsKnown
}
