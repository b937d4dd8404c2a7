import type { CalendarDate } from '../kernel/instant.ts'
import type { Disaster } from './disaster.ts'

/** Whether offers of jobs to people of its county wait for offers of help on a day. */
export function isHelpFirst(
  { from, until, ended }: Pick<Disaster, 'from' | 'until' | 'ended'>,
  day: CalendarDate,
): boolean {
  return ended === undefined && from <= day && day <= until
}
