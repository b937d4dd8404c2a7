import type { CalendarDate } from '../kernel/instant.ts'
import type { DaysOfPerson, LabourStation } from './labour-station.ts'

export type Roster = Pick<LabourStation, 'people' | 'duties' | 'absences'>

export interface OnDuty {
  readonly subject: string
  readonly name: string
  /** Colleagues of whom it would have been the duty, and who are absent. */
  readonly standsInFor: readonly string[]
}

/**
 * Who is on duty on a day in China, in the order of the register. For somebody who is absent their deputy stands in, or the
 * deputy's deputy; where all of these are absent nobody does.
 */
export function onDuty({ people, duties, absences }: Roster, day: CalendarDate): OnDuty[] {
  const absent = peopleOf(absences, day)
  const due = peopleOf(duties, day)
  const deputies = new Map(people.map(({ subject, deputy }) => [subject, deputy]))
  const present = (subject: string): string | undefined => {
    const asked = new Set<string>()
    for (let one: string | undefined = subject; one !== undefined && !asked.has(one); one = deputies.get(one)) {
      if (!absent.has(one)) return one
      asked.add(one)
    }
    return undefined
  }
  const pairs = [...due].map((subject) => ({ subject, by: present(subject) }))
  return people.flatMap(({ subject, name }) => {
    const served = pairs.filter(({ by }) => by === subject).map((pair) => pair.subject)
    return served.length === 0 ? [] : [{ subject, name, standsInFor: served.filter((one) => one !== subject) }]
  })
}

/** Of whom one of these spans holds the day. */
export function peopleOf(spans: readonly DaysOfPerson[], day: CalendarDate): ReadonlySet<string> {
  return new Set(spans.filter(({ from, to }) => from <= day && day <= to).map(({ subject }) => subject))
}
