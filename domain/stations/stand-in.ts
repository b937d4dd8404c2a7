import type { CalendarDate } from '../kernel/instant.ts'
import type { DaysOfPerson, LabourStation } from './labour-station.ts'

export type Roster = Pick<LabourStation, 'people' | 'duties' | 'absences'>

/**
 * Who sees to the work of a colleague on a day: they themselves where they are present, else their deputy, or the deputy's deputy;
 * undefined where all of these are absent.
 */
export function standIn({ people, absences }: Omit<Roster, 'duties'>, subject: string, day: CalendarDate) {
  const absent = peopleOf(absences, day)
  const deputies = new Map(people.map((person) => [person.subject, person.deputy]))
  const asked = new Set<string>()
  for (let one: string | undefined = subject; one !== undefined && !asked.has(one); one = deputies.get(one)) {
    if (!absent.has(one)) return one
    asked.add(one)
  }
  return undefined
}

/** Of whom one of these spans holds the day. */
export function peopleOf(spans: readonly DaysOfPerson[], day: CalendarDate): ReadonlySet<string> {
  return new Set(spans.filter(({ from, to }) => from <= day && day <= to).map(({ subject }) => subject))
}
