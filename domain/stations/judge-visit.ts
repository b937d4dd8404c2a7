import { dateInShanghai, type Instant, plusDays } from '../kernel/instant.ts'
import { type FieldError, type Refusal, refuse } from '../kernel/refusal.ts'
import type { LabourStation } from './labour-station.ts'
import { peopleOf } from './stand-in.ts'
import { stationSentences } from './station-sentences.ts'
import type { Visit } from './visit.ts'

/** A visit is planned for so many days ahead at most. */
const aheadAtMost = 366

/**
 * Refuses `invalid-request`, at its field, a visit that the group cannot make: another city, a day without it, people who are not there.
 */
export function judgeVisit(
  { cityCode, date, who }: Pick<Visit, 'cityCode' | 'date' | 'who'>,
  station: LabourStation,
  now: Instant,
): Refusal<'invalid-request'> | null {
  const today = dateInShanghai(now)
  const errors: FieldError[] = []
  if (!station.cities.includes(cityCode))
    errors.push({ pointer: '#/stationId', words: stationSentences('visit-other-city', { name: station.name }) })
  const { period } = station
  const first = period && period.from > today ? period.from : today
  const latest = plusDays(today, aheadAtMost)
  const last = period && period.to < latest ? period.to : latest
  if (date < first || date > last)
    errors.push({ pointer: '#/date', words: stationSentences('visit-day', { first, last }) })
  const absent = peopleOf(station.absences, date)
  for (const [place, subject] of who.entries()) {
    const pointer = `#/who/${place}`
    if (!station.people.some((person) => person.subject === subject))
      errors.push({ pointer, words: stationSentences('not-on-register', { subject }) })
    else if (absent.has(subject)) errors.push({ pointer, words: stationSentences('visitor-absent', { subject, date }) })
    else if (who.indexOf(subject) < place)
      errors.push({ pointer, words: stationSentences('person-twice', { subject }) })
  }
  const [wrong] = errors
  return wrong ? refuse('invalid-request', wrong.words, errors) : null
}
