import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { cannotWait } from '../../domain/stabilisation/cannot-wait.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { type Away, whoIsAway } from '../../domain/stations/who-is-away.ts'
import type { Deps } from '../wiring/deps.ts'

/** More than anybody looks after. */
const mostHeld = 2000
/** Cases that pass on at once; their records are kept before the next ones do. */
const atOnce = 25
/** Under which the act stands in the trail of a case. */
const operation = 'stabilisation/man-stations'

type Needed = Pick<Deps, 'cases' | 'stations' | 'audit' | 'clock'>

/**
 * What somebody holds who has left the station passes to their deputy, and so does what is due before an absent colleague is back; where
 * no deputy is there it is in nobody's hands until it is given out. Cases of other cities, and those that the province has, stay.
 */
export async function passOnCases(station: LabourStation, deps: Needed): Promise<void> {
  const ofOthers = await peopleElsewhere(station, deps)
  const away = whoIsAway(station, dateInShanghai(deps.clock.now()))
  const gone = new Set<string>()
  for (const one of away) {
    const { items, isWhole } = await deps.cases.heldBy(one.subject, mostHeld)
    const theirs = items.map((held) => held.one).filter((some) => isOfStation(some, station) && cannotWait(some, one))
    const passing = one.backOn === null ? theirs.filter(({ cityCode }) => !ofOthers(one.subject, cityCode)) : theirs
    for (let start = 0; start < passing.length; start += atOnce)
      await passOn(passing.slice(start, start + atOnce), one, station, deps)
    if (one.backOn === null && isWhole) gone.add(one.subject)
  }
  if (station.left !== undefined) await deps.stations.change(station.stationId, (now) => withoutLeft(now, gone))
}

function isOfStation({ cityCode }: Case, { cities }: LabourStation): boolean {
  return cityCode !== null && cities.includes(cityCode)
}

/** Answers whether somebody is on the register of another station of the city, for which they go on. */
async function peopleElsewhere({ cities, left }: LabourStation, { stations }: Needed) {
  const known = new Map<string, ReadonlySet<string>>()
  for (const city of left === undefined ? [] : cities) {
    const people = (await stations.ofCity(city)).flatMap((other) => other.people.map(({ subject }) => subject))
    known.set(city, new Set(people))
  }
  return (subject: string, city: string | null) => city !== null && known.get(city)?.has(subject) === true
}

async function passOn(some: readonly Case[], { subject, deputy }: Away, { stationId }: LabourStation, deps: Needed) {
  const at = deps.clock.now()
  const handed = await deps.cases.hand(some, { from: subject, to: deputy, act: operation, at })
  const record = { at, requestId: `${stationId} ${at}`, actor: operation, role: 'task', action: operation }
  await Promise.all(handed.map(({ caseId }) => deps.audit.record({ ...record, subject: caseId })))
}

/** Of whom it is seen to; who was taken off meanwhile is looked at by the round that this began. */
function withoutLeft(station: LabourStation, gone: ReadonlySet<string>): LabourStation {
  const { left, ...rest } = station
  if (left === undefined) return station
  const remaining = left.filter(({ subject }) => !gone.has(subject) && !isOnRegister(station, subject))
  return remaining.length === 0 ? rest : { ...rest, left: remaining }
}

function isOnRegister({ people }: LabourStation, subject: string): boolean {
  return people.some((person) => person.subject === subject)
}
