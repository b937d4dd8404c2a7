import * as z from 'zod'
import { fieldSentences } from './field-sentences.ts'
import { asMessage } from './sentences.ts'

/** A moment, as ISO 8601 in UTC with milliseconds: sorts as text, compares as text. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/**
 * The days that we reckon with: everybody who works was born in it, and every agreement ends in it. Beyond year 9999 a day has no
 * such form any more, and 9999-12-31 is how other systems say "never".
 */
export const calendar = { first: '1900-01-01', last: '2100-12-31' } as const

/** Whether a day, or a moment by its day in UTC, lies in the calendar. */
export function isInCalendar(dayOrInstant: string): boolean {
  const day = dayOrInstant.slice(0, 10)
  return calendar.first <= day && day <= calendar.last
}

/** A day in the civil calendar of Asia/Shanghai, `YYYY-MM-DD`. */
export const CalendarDate = z.iso
  .date({ abort: true })
  .refine((date) => isInCalendar(date), asMessage(fieldSentences('day', calendar)))
  .brand<'CalendarDate'>()
export type CalendarDate = z.infer<typeof CalendarDate>

export interface Clock {
  now(): Instant
}

const minute = 60_000
const day = 86_400_000
/** Asia/Shanghai has kept UTC+8 without summer time since 1992. */
const shanghaiOffset = 8 * 60 * minute

export function instantOf(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString() as Instant
}

export function epochOf(instant: Instant): number {
  return Date.parse(instant)
}

export interface Span {
  days?: number
  hours?: number
  minutes?: number
  seconds?: number
}

export function millisecondsIn(span: Span): number {
  return (
    (span.days ?? 0) * day + (span.hours ?? 0) * 60 * minute + (span.minutes ?? 0) * minute + (span.seconds ?? 0) * 1000
  )
}

export function plus(instant: Instant, span: Span): Instant {
  return instantOf(epochOf(instant) + millisecondsIn(span))
}

export function minus(instant: Instant, span: Span): Instant {
  return instantOf(epochOf(instant) - millisecondsIn(span))
}

/** The day on a wall calendar in China at this moment. */
export function dateInShanghai(instant: Instant): CalendarDate {
  return new Date(epochOf(instant) + shanghaiOffset).toISOString().slice(0, 10) as CalendarDate
}

/** `HH:MM` on a clock in China at this moment. */
export function timeInShanghai(instant: Instant): string {
  return new Date(epochOf(instant) + shanghaiOffset).toISOString().slice(11, 16)
}

/** `atShanghai(date, '10:00')` is that wall-clock time in China as an instant. */
export function atShanghai(date: CalendarDate, time: string): Instant {
  return instantOf(Date.parse(`${date}T${time}:00.000+08:00`))
}

/** Whole days since 1970-01-01: the day numbers of the planning formats. */
export function dayNumber(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / day
}

export function dateOfDayNumber(days: number): CalendarDate {
  return new Date(days * day).toISOString().slice(0, 10) as CalendarDate
}

export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + days)
}

/** Completed years on a date, as the law counts age: a birthday counts on its day; 29 February on 1 March. */
export function ageOn(date: CalendarDate, birthDate: CalendarDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}
