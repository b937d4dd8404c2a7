import { beijingDay, dayAfter } from '../../service/beijing-day.ts'
import type { Answer } from '../../service/call.ts'

type Month = Answer<'GET /v1/campaign-month'>
export type EventOfDay = Month['events'][number]
type CalendarDate = ReturnType<typeof beijingDay>

export interface MonthDay {
  readonly date: CalendarDate
  readonly events: readonly EventOfDay[]
}

/** 2026-12, so many months on. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/**
 * The days of a month with what is held on each, or with what begins on each: at the first of the month what began before. A post
 * that was told to a village stands at the day on which it was published.
 */
export function monthDays(month: string, events: readonly EventOfDay[], by: 'held' | 'begun'): MonthDay[] {
  const first = `${month}-01` as CalendarDate
  const days: CalendarDate[] = []
  for (let day = first; day.startsWith(month); day = dayAfter(day, 1)) days.push(day)
  return days.map((date) => ({
    date,
    events: events.filter(({ kind, from, until }) => {
      const begins = beijingDay(Date.parse(from))
      if (by === 'begun' || kind === 'posting') return date === (begins < first ? first : begins)
      // What ends at midnight is not held on the day that begins then.
      return begins <= date && date <= beijingDay(Date.parse(until) - 1)
    }),
  }))
}

/** Weeks from Monday to Sunday; null: a day of another month. */
export function weeksOf(days: readonly MonthDay[]): (MonthDay | null)[][] {
  const [first] = days
  if (!first) return []
  const before = (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7
  const cells = [...Array.from({ length: before }, () => null), ...days]
  const weeks = Math.ceil(cells.length / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null),
  )
}

/** What a small cell has room for: the posts of one name that were told to several villages are one line. */
export function linesOfDay(events: readonly EventOfDay[]): { readonly event: EventOfDay; readonly places: number }[] {
  const groups = Map.groupBy(events, ({ kind, eventId, campaignId, name, cancelled }) =>
    kind === 'posting' ? `${campaignId} ${name} ${cancelled === undefined}` : eventId,
  )
  return [...groups.values()].flatMap(([event, ...more]) => (event ? [{ event, places: 1 + more.length }] : []))
}
