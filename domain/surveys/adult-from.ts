import { ageOn, CalendarDate } from '../kernel/instant.ts'

/** From this age on the law treats nobody as a minor (Labour Law, article 58). */
const fullAge = 18

/** The day on which somebody comes of age, where that is still to come on `today`; null: they are of age. */
export function adultFrom(birthDate: CalendarDate, today: CalendarDate): CalendarDate | null {
  if (ageOn(today, birthDate) >= fullAge) return null
  const birthday = `${Number(birthDate.slice(0, 4)) + fullAge}${birthDate.slice(4)}`
  const onTheDay = CalendarDate.safeParse(birthday)
  return onTheDay.success ? onTheDay.data : (birthday.replace('-02-29', '-03-01') as CalendarDate)
}
