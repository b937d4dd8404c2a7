import { type CalendarDate, dateInShanghai, type Instant, timeInShanghai } from '../../domain/kernel/instant.ts'
import type { Language } from '../../domain/kernel/words.ts'

/** Gives of a text in both languages the one that the page is in. */
export type Say = (zh: string, en: string) => string

export function sayIn(language: Language): Say {
  return (zh, en) => (language === 'zh' ? zh : en)
}

/** 3月5日, 5 March */
export function sayDay(date: CalendarDate, say: Say): string {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))]
  return say(`${month}月${day}日`, `${day} ${months[month - 1]}`)
}

/** By the clock in China: 3月5日18:30, 5 March 18:30 */
export function sayMoment(instant: Instant, say: Say): string {
  return `${sayDay(dateInShanghai(instant), say)}${say('', ' ')}${timeInShanghai(instant)}`
}

const months = 'January February March April May June July August September October November December'.split(' ')
