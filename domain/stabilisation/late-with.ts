import { type CalendarDate, dateInShanghai, type Instant } from '../kernel/instant.ts'
import type { LabourStation, StationPerson } from '../stations/labour-station.ts'
import { onDuty } from '../stations/on-duty.ts'
import { standIn } from '../stations/stand-in.ts'
import { type Case, type LateWith, overdueSince } from './case.ts'
import { waitingOnCase } from './waits-of-case.ts'

/**
 * To whom a case goes with which we are late, beside whoever holds it: their deputy, or who stands in for that one today; where there is
 * none the head of the station, then who is on duty. Null where we are not late, or where no such colleague is there.
 */
export function lateWith(one: Case, stations: readonly LabourStation[], now: Instant): LateWith | null {
  const since = overdueSince(one, now)
  if (since === null) return null
  const day = dateInShanghai(now)
  const lists = [...new Set(waitingOnCase(one).flatMap((entry) => (entry.since <= now ? entry.scopes : [])))]
  for (const station of ofHolderFirst(stations, one.heldBy)) {
    const found = deputyOf(station, one.heldBy, day) ?? headOrDuty(station, one.heldBy, day)
    if (found) return { ...found, station: station.name, since, lists }
  }
  return null
}

type Found = Pick<LateWith, 'subject' | 'name' | 'insteadOf'>

function ofHolderFirst(stations: readonly LabourStation[], holder: string | undefined): LabourStation[] {
  const has = ({ people }: LabourStation) => people.some(({ subject }) => subject === holder)
  return [...stations.filter(has), ...stations.filter((station) => !has(station))]
}

function deputyOf(station: LabourStation, holder: string | undefined, day: CalendarDate): Found | null {
  const deputy = station.people.find(({ subject }) => subject === holder)?.deputy
  const subject = deputy === undefined ? undefined : standIn(station, deputy, day)
  return holder === undefined ? null : named(station, subject, holder, holder)
}

function headOrDuty(station: LabourStation, holder: string | undefined, day: CalendarDate): Found | null {
  const heads = station.people.filter(({ role }) => role === 'head').map((head) => standIn(station, head.subject, day))
  const asked = [...heads, ...onDuty(station, day).map(({ subject }) => subject)]
  return asked.map((subject) => named(station, subject, holder, null)).find((found) => found !== null) ?? null
}

/** Somebody of the station other than who has the case already. */
function named(
  { people }: LabourStation,
  subject: string | undefined,
  holder: string | undefined,
  insteadOf: string | null,
): Found | null {
  const person: StationPerson | undefined = people.find((some) => some.subject === subject)
  return person && person.subject !== holder ? { subject: person.subject, name: person.name, insteadOf } : null
}
