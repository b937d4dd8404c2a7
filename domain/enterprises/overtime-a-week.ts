import type { JobOrder } from './job-order.ts'
import { standardDay, standardWeek } from './working-hours.ts'

/**
 * Hours of overtime in a week: what is above 40, or above 8 on each of its days where the order says how long they are, whichever is
 * more. Four days of 11 hours are 44 hours and 12 of overtime.
 */
export function overtimeAWeek({ hoursPerWeek, hoursPerDay }: Pick<JobOrder, 'hoursPerWeek' | 'hoursPerDay'>): number {
  const byWeek = hoursPerWeek - standardWeek
  const byDay = hoursPerDay ? (hoursPerWeek / hoursPerDay) * (hoursPerDay - standardDay) : 0
  return Math.max(byWeek, byDay, 0)
}
