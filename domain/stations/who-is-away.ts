import { type CalendarDate, plusDays } from '../kernel/instant.ts'
import type { LabourStation } from './labour-station.ts'
import { peopleOf, standIn } from './stand-in.ts'

/** A colleague who cannot see to what they hold. */
export interface Away {
  readonly subject: string
  /** The first day on which they are there again; null: they have left the station. */
  readonly backOn: CalendarDate | null
  /** Who sees to it instead; null: whoever is on duty. */
  readonly deputy: string | null
}

/** Absences that follow each other are looked through for so long. */
const mostDays = 400

/** Who of a station is away on a day, those first who have left it. */
export function whoIsAway(station: LabourStation, day: CalendarDate): Away[] {
  const { people, absences, left = [] } = station
  const isKnown = (subject: string) => people.some((person) => person.subject === subject)
  const gone = left
    .filter(({ subject }) => !isKnown(subject))
    .map(({ subject, deputy }): Away => {
      const present = deputy !== undefined && isKnown(deputy) ? standIn(station, deputy, day) : undefined
      return { subject, backOn: null, deputy: present ?? null }
    })
  const absent = [...peopleOf(absences, day)].filter(isKnown).map((subject): Away => {
    let backOn = plusDays(day, 1)
    for (let days = 1; days < mostDays && peopleOf(absences, backOn).has(subject); days += 1)
      backOn = plusDays(backOn, 1)
    return { subject, backOn, deputy: standIn(station, subject, day) ?? null }
  })
  return [...gone, ...absent]
}
