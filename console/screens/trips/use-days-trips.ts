import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { dayAfter } from '../../service/beijing-day.ts'
import { useWholeList } from '../../service/use-whole-list.ts'

/** Of one day so many are drawn; of more the filter by place is the way. */
const most = 1000
/** A report moves a vehicle; between reports it is the clock that does. */
const every = 20_000

/** Who may be on the road on a day: what departs on it, and on the two days before it, whose nights are on the way. */
export function useDaysTrips(date: CalendarDate, place: Readonly<Record<string, string>>) {
  const days = [useDay(date, place), useDay(dayAfter(date, -1), place), useDay(dayAfter(date, -2), place)]
  return {
    trips: [...new Map(days.flatMap(({ items }) => items).map((trip) => [trip.tripId, trip])).values()],
    isLoading: days.some(({ isLoading }) => isLoading),
    error: days.find(({ error }) => error)?.error ?? null,
    isCutOff: days.some(({ items, more }) => more !== undefined && items.length >= most),
  }
}

function useDay(date: CalendarDate, place: Readonly<Record<string, string>>) {
  return useWholeList('GET /v1/trips', { query: { date, limit: 200, ...place } }, { every, most })
}
