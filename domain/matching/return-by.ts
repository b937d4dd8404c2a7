import { longestWaitForStart } from '../enterprises/headcount-event-rules.ts'
import { type CalendarDate, plusDays } from '../kernel/instant.ts'
import type { ReturnAsked } from './return-journey.ts'

/** At home so many days after the one from which they may leave, or at the post on the day that the enterprise named. */
export function returnBy({ direction, day }: Pick<ReturnAsked, 'direction' | 'day'>): CalendarDate {
  return direction === 'homeward' ? plusDays(day, longestWaitForStart) : day
}
