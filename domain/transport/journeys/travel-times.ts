import { longestWaitForStart } from '../../enterprises/headcount-event-rules.ts'
import { atShanghai, type CalendarDate, type Instant, minus, plus, plusDays } from '../../kernel/instant.ts'

/** When a group may leave its county, and when it must be in its city. */
export interface TravelTimes {
  readonly earliestDeparture: Instant
  readonly latestDeparture: Instant
  readonly latestArrival: Instant
}

export interface TravelTimeRules {
  /** Between planning and the first departure: room for bookings by hand, a second try, and notices. */
  readonly leadHours: number
  /** Nobody should wait longer than this at the plant for the first working day. */
  readonly earliestDaysBeforeStart: number
  /** The shortest journey that is worth planning for. */
  readonly shortestJourneyHours: number
  /** How long a journey may take that can no longer be in time. */
  readonly lateJourneyHours: number
}

export const defaultTravelTimeRules: TravelTimeRules = {
  leadHours: 72,
  earliestDaysBeforeStart: longestWaitForStart,
  shortestJourneyHours: 12,
  lateJourneyHours: 72,
}

const later = (a: Instant, b: Instant) => (a > b ? a : b)
const earlier = (a: Instant, b: Instant) => (a < b ? a : b)

/**
 * The times of a worker's journey: inside the batch's travel window, not before they are free, at the plant on the eve of
 * the first day. Where these cannot all be kept they arrive late rather than not at all: the plant is told when.
 */
export function travelTimes(
  {
    window,
    startDate,
    freeFrom,
    now,
  }: {
    window: { readonly from: CalendarDate; readonly to: CalendarDate }
    startDate: CalendarDate
    freeFrom: CalendarDate | null
    now: Instant
  },
  rules: TravelTimeRules = defaultTravelTimeRules,
): TravelTimes {
  const opens = atShanghai(freeFrom !== null && freeFrom > window.from ? freeFrom : window.from, '00:00')
  const closes = atShanghai(plusDays(window.to, 1), '00:00')
  const latestArrival = atShanghai(startDate, '00:00')
  const soonest = later(opens, plus(now, { hours: rules.leadHours }))
  const wanted = later(soonest, minus(latestArrival, { days: rules.earliestDaysBeforeStart }))
  const latestDeparture = earlier(closes, minus(latestArrival, { hours: rules.shortestJourneyHours }))
  if (wanted <= latestDeparture) return { earliestDeparture: wanted, latestDeparture, latestArrival }
  if (soonest <= latestDeparture) return { earliestDeparture: soonest, latestDeparture, latestArrival }
  const lastDeparture = later(closes, plus(soonest, { days: 1 }))
  return {
    earliestDeparture: soonest,
    latestDeparture: lastDeparture,
    latestArrival: plus(lastDeparture, { hours: rules.lateJourneyHours }),
  }
}
