import { type CalendarDate, dayNumber, plusDays } from '../kernel/instant.ts'
import { type FieldError, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Sentence } from '../kernel/words.ts'
import type { DaySpan, LabourStation } from './labour-station.ts'
import { onDuty } from './on-duty.ts'
import { stationSentences } from './station-sentences.ts'

/** A roster is made for a year at most, and so is an absence. */
const mostDays = 366
/** Days that one refusal names. */
const mostTold = 5

type Judged = Pick<LabourStation, 'cities' | 'people' | 'duties' | 'absences' | 'covered' | 'period'>

/** Refuses `invalid-request`, each problem at its field, where the register or its roster contradicts itself. */
export function judgeStation(station: Judged): Refusal<'invalid-request'> | null {
  const spans = [...errorsOfSpans(station, 'duties'), ...errorsOfSpans(station, 'absences')]
  const { covered, period } = station
  const ofCover = covered === null ? [] : errorsOfSpan(covered, '#/covered')
  const ofPeriod = period === undefined ? [] : errorsOfSpan(period, '#/period')
  const errors = [...errorsOfCities(station), ...errorsOfPeople(station), ...spans, ...ofCover, ...ofPeriod]
  if (errors.length === 0 && covered !== null) errors.push(...gapsIn(station, covered))
  const [first] = errors
  return first ? refuse('invalid-request', first.words, errors) : null
}

function at(pointer: string, words: Sentence): FieldError {
  return { pointer, words }
}

function errorsOfCities({ cities }: Judged): FieldError[] {
  return cities.flatMap((code, place) =>
    cities.indexOf(code) < place ? at(`#/cities/${place}`, stationSentences('city-twice')) : [],
  )
}

function errorsOfPeople({ people }: Judged): FieldError[] {
  const subjects = people.map(({ subject }) => subject)
  return people.flatMap(({ subject, deputy }, place) => {
    const errors: FieldError[] = []
    if (subjects.indexOf(subject) < place)
      errors.push(at(`#/people/${place}/subject`, stationSentences('person-twice', { subject })))
    if (deputy === subject) errors.push(at(`#/people/${place}/deputy`, stationSentences('own-deputy')))
    else if (deputy !== undefined && !subjects.includes(deputy))
      errors.push(at(`#/people/${place}/deputy`, stationSentences('not-on-register', { subject: deputy })))
    return errors
  })
}

function errorsOfSpan({ from, to }: DaySpan, pointer: string): FieldError[] {
  if (to < from) return [at(`${pointer}/to`, stationSentences('ends-before'))]
  if (dayNumber(to) - dayNumber(from) > mostDays)
    return [at(`${pointer}/to`, stationSentences('span-long', { most: mostDays }))]
  return []
}

function errorsOfSpans(station: Judged, name: 'duties' | 'absences'): FieldError[] {
  const known = new Set(station.people.map(({ subject }) => subject))
  const earlier = new Map<string, DaySpan[]>()
  return station[name].flatMap((span, place) => {
    const pointer = `#/${name}/${place}`
    const { subject, from } = span
    const errors = errorsOfSpan(span, pointer)
    if (!known.has(subject)) errors.push(at(`${pointer}/subject`, stationSentences('not-on-register', { subject })))
    const others = earlier.get(subject) ?? []
    const shared = others.find((other) => other.from <= span.to && from <= other.to)
    if (shared && name === 'duties') {
      const day = shared.from > from ? shared.from : from
      errors.push(at(`${pointer}/from`, stationSentences('duty-twice', { subject, day })))
    }
    earlier.set(subject, [...others, span])
    return errors
  })
}

/** What is said to be covered has somebody on duty, present or as a deputy, on every day. */
function gapsIn(station: Judged, { from, to }: DaySpan): FieldError[] {
  const gaps: CalendarDate[] = []
  for (let day = from; day <= to && gaps.length <= mostTold; day = plusDays(day, 1))
    if (onDuty(station, day).length === 0) gaps.push(day)
  if (gaps.length === 0) return []
  const days = gaps.length > mostTold ? [...gaps.slice(0, mostTold), '…'] : gaps
  return [at('#/covered', stationSentences('day-uncovered', { days }))]
}
