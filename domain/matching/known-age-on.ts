import type { CalendarDate } from '../kernel/instant.ts'

/**
 * Whole years of age on a day, as far as the law asks: of somebody who came of age it is 18, however old they are. Known is only
 * the day on which a minor comes of age.
 */
export function knownAgeOn(day: CalendarDate, adultFrom: CalendarDate | null): number {
  if (adultFrom === null || day >= adultFrom) return 18
  const yearsBefore = Number(adultFrom.slice(0, 4)) - Number(day.slice(0, 4))
  return day.slice(5) < adultFrom.slice(5) ? 18 - yearsBefore - 1 : 18 - yearsBefore
}
