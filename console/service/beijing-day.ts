import type { CalendarDate } from '../../domain/kernel/instant.ts'

const offset = 8 * 3_600_000
const day = 86_400_000

/** The calendar's day in Beijing, wherever this browser stands. */
export function beijingDay(epochMilliseconds: number): CalendarDate {
  return new Date(epochMilliseconds + offset).toISOString().slice(0, 10) as CalendarDate
}

/** So many days after a day, before it where negative. */
export function dayAfter(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10) as CalendarDate
}

/** When a day begins there. */
export function startOfDay(date: CalendarDate): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - offset).toISOString()
}
