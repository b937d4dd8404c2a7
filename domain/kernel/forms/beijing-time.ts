import { type CalendarDate, dateInShanghai, type Instant, timeInShanghai } from '../instant.ts'

/** A day as an office writes it: 2027年3月1日. */
export function writtenDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** A moment in Beijing time as an office writes it: 2027年3月1日 08:30. */
export function writtenMoment(instant: Instant): string {
  return `${writtenDate(dateInShanghai(instant))} ${timeInShanghai(instant)}`
}

/** The same without its year, for a column of moments that lie together: 3月1日 08:30. */
export function writtenShortly(instant: Instant): string {
  return writtenMoment(instant).replace(/^\d+年/, '')
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** A day as an English reader writes it: 1 March 2027. */
export function englishDate(date: CalendarDate): string {
  const [year, month = 1, day] = date.split('-').map(Number)
  return `${day} ${months[month - 1]} ${year}`
}
