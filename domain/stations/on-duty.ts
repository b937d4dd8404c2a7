import type { CalendarDate } from '../kernel/instant.ts'
import { peopleOf, type Roster, standIn } from './stand-in.ts'

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
export function onDuty(roster: Roster, day: CalendarDate): OnDuty[] {
  const pairs = [...peopleOf(roster.duties, day)].map((subject) => ({ subject, by: standIn(roster, subject, day) }))
  return roster.people.flatMap(({ subject, name }) => {
    const served = pairs.filter(({ by }) => by === subject).map((pair) => pair.subject)
    return served.length === 0 ? [] : [{ subject, name, standsInFor: served.filter((one) => one !== subject) }]
  })
}
