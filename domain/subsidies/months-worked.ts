import { type CalendarDate, dateOfDayNumber, dayNumber, plusDays } from '../kernel/instant.ts'

/** Days at work, both included; `until` null: still there. */
export interface DaysWorked {
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

/**
 * Months at work until the end of a day: whole months of the calendar in each stretch, and where there are several, 30 days of what is
 * left over of all are one more. Days that two jobs share count once. `since`: what was before does not count.
 */
export function monthsWorked(stays: readonly DaysWorked[], on: CalendarDate, since: CalendarDate | null): number {
  let months = 0
  let days = 0
  const found = stretches(stays, on, since)
  for (const { from, next } of found) {
    let whole = 0
    while (monthsAfter(from, whole + 1) <= next) whole += 1
    months += whole
    days += dayNumber(next) - dayNumber(monthsAfter(from, whole))
  }
  return found.length > 1 ? months + Math.floor(days / 30) : months
}

/** The day at whose end the months will be full, if nothing changes; null where nobody is at work to fill them. */
export function fullOn(
  stays: readonly DaysWorked[],
  least: number,
  on: CalendarDate,
  since: CalendarDate | null,
): CalendarDate | null {
  if (!stays.some(({ until }) => until === null || until > on)) return null
  for (let ahead = 0; ahead <= least * 31 + 1; ahead += 1) {
    const day = plusDays(on, ahead)
    if (monthsWorked(stays, day, since) >= least) return day
  }
  return null
}

/** Stretches without a gap, each with the day after its last. */
function stretches(stays: readonly DaysWorked[], on: CalendarDate, since: CalendarDate | null) {
  const cut = stays
    .map(({ from, until }) => ({
      from: since !== null && from < since ? since : from,
      next: plusDays(until === null || until > on ? on : until, 1),
    }))
    .filter(({ from, next }) => from < next)
    .sort((one, other) => (one.from < other.from ? -1 : 1))
  const joined: { from: CalendarDate; next: CalendarDate }[] = []
  for (const one of cut) {
    const last = joined.at(-1)
    if (last && one.from <= last.next) last.next = one.next > last.next ? one.next : last.next
    else joined.push({ ...one })
  }
  return joined
}

/** The same day of a later month; the first of the one after where that month is too short. */
function monthsAfter(from: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const first = Math.round(Date.UTC(year, month - 1 + months, 1) / 86_400_000)
  return dateOfDayNumber(first + (day > lastDay ? lastDay : day - 1))
}
