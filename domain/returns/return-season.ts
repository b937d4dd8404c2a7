import type { ReturnDirection } from '../batches/batch-returns.ts'
import { type CalendarDate, plusDays } from '../kernel/instant.ts'
import calendar from '../kernel/places/calendar.json' with { type: 'json' }

/** Journeys home end on the eve at the latest and are this near to it; journeys back begin at the festival. Ours to change (default). */
const daysAround = 60

/**
 * Year of the Spring Festival to which a journey in these days belongs, by the dated calendar; null where there is none so near, or where
 * the days lie on the wrong side of it.
 */
export function returnSeason(
  direction: ReturnDirection,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): number | null {
  const season = calendar.find(({ springFestival }) => {
    const festival = springFestival as CalendarDate
    return direction === 'homeward'
      ? to < festival && from >= plusDays(festival, -daysAround)
      : from >= festival && to <= plusDays(festival, daysAround)
  })
  return season?.year ?? null
}
