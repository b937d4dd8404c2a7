import type { EscortList } from '../../../domain/arrival/escort-list.ts'
import type { KeptTap } from '../keep/kept.ts'

export type ListedPerson = EscortList['people'][number]

/** How a person stands for the escort: as the service knows it, and over that what this phone tapped and nobody knows yet. */
export type Standing = 'uncalled' | 'boarded' | 'absent' | 'arrived' | 'handed-over' | 'diverted'

export interface PersonView {
  readonly person: ListedPerson
  readonly stands: Standing
  /** By the service's clock, where it is known. */
  readonly at: string | null
  /** What this phone said last, and was not sent. */
  readonly waiting: KeptTap | null
}

const standingOf: Readonly<Record<ListedPerson['state'], Standing>> = {
  expected: 'uncalled',
  withdrawn: 'absent',
  boarded: 'boarded',
  'no-show': 'absent',
  arrived: 'arrived',
  'handed-over': 'handed-over',
  diverted: 'diverted',
}

const tapped = {
  boarded: 'boarded',
  absent: 'absent',
  'handed-over': 'handed-over',
  'not-arrived': 'absent',
  alighted: 'handed-over',
} as const satisfies Record<string, Standing>

/** `taps` of this person, in the order in which they were made. */
export function personView(person: ListedPerson, taps: readonly KeptTap[]): PersonView {
  const waiting = taps.filter(({ state }) => state !== 'answered').at(-1) ?? null
  const known = standingOf[person.state]
  const at = person.said.at(-1)?.at ?? null
  // What the plant took over, or the station arranged, is not undone by a tap.
  if (!waiting || known === 'handed-over' || known === 'diverted') return { person, stands: known, at, waiting }
  const byClock = new Date(Date.parse(waiting.tap.at) + (waiting.tap.ahead ?? 0)).toISOString()
  return { person, stands: tapped[waiting.tap.said], at: byClock, waiting }
}

export function personViews(list: EscortList, taps: readonly KeptTap[]): PersonView[] {
  const ofPerson = new Map<string, KeptTap[]>()
  for (const one of taps) ofPerson.set(one.tap.workerId, [...(ofPerson.get(one.tap.workerId) ?? []), one])
  return list.people.map((person) => personView(person, ofPerson.get(person.workerId) ?? []))
}

/** By the surname, the last four of phone or ID, or the seat. */
export function isFoundBy(query: string, { maskedName, phoneLast4, idLast4, seat, place }: ListedPerson): boolean {
  const asked = query.trim().toUpperCase()
  if (asked === '') return true
  return (
    maskedName.startsWith(asked) ||
    phoneLast4?.startsWith(asked) === true ||
    idLast4?.startsWith(asked) === true ||
    String(seat) === asked ||
    place?.toUpperCase() === asked
  )
}
