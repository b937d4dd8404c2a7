import { CalendarDate, dateInShanghai, instantOf, plusDays } from '../kernel/instant.ts'
import calendar from '../kernel/places/calendar.json' with { type: 'json' }
import { dateOfSerial } from './date-of-serial.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'
import { withArabicNumerals } from './with-arabic-numerals.ts'

/** The day of the upload: the year of a day that is written without one lies near it. */
export interface DayOfUpload {
  readonly importDate?: CalendarDate
}

/** As a bare number: 1954 to 2119. Smaller ones are ages or years that slipped into the column. */
const firstSerial = 20_000
const lastSerial = 80_000

const dash = /[\u2010-\u2015\u2212~_]/g
const time = String.raw`(?:(?:上午|下午|早上|晚上)?(\d{1,2})[:时点](\d{1,2}|半)?(?:[:分]\d{0,2}(?:\.\d+)?秒?)?(?:am|pm)?(z|[+-]\d{2}:?\d{2})?)?`
const day = `(?:\\(?(?:周|星期|礼拜)[一二三四五六日天1-6]\\)?)?t?`
const writtenDates = [
  new RegExp(String.raw`^(\d{4}|\d{2})([-/.、,\\。])(\d{1,2})\2(\d{1,2})[日号]?${day}${time}$`, 'i'),
  new RegExp(String.raw`^(\d{4}|\d{2})(年)(\d{1,2})月(\d{1,2})[日号]?${day}${time}$`, 'i'),
  /^(\d{4})()(\d{2})(\d{2})()()$/,
]
/** Without a dot or a dash: 3.10 may have been 3.1, and 3-5 may be from March to May. */
const withoutYear = /^(\d{1,2})(?:月(\d{1,2})[日号]|\/(\d{1,2})[日号]?)$/
/** 正月十六, 大年初六: counted from the Spring Festival. */
const ofFirstMoon = /^(?:农历|阴历)?(?:正月|大年|新年)初?(\d{1,2})[日号]?$/
const lunar = /农历|阴历|初|腊|冬月|正月|闰/

/**
 * Reads a date cell, the number behind one, or text such as 2026-03-05, 2026/3/5, 2026年3月5号, 20260305, 二〇二六年三月五日, with spaces
 * or a time. A moment with a zone is the day in China then. 3月5日 lies from 90 days before the day of upload to 275 after, or,
 * of what is past, in the year up to it; 正月十六 is counted from the Spring Festival. Another day of the lunar calendar and a vague
 * time (春节后, 3月中旬) are no dates: they are not guessed.
 */
export function readDate(cell: SheetCell, sheet: DayOfUpload = {}, isPast = true): CalendarDate | undefined {
  const text = cellText(cell)
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Number(text)
    if (serial < firstSerial || serial > lastSerial) return undefined
    const day = dateOfSerial(serial, { from1904: false })
    return day && CalendarDate.parse(cellText(day))
  }
  const close = closeDate(text)
  const written = inWords(close)
  const parts = writtenDates.map((form) => form.exec(written)).find((found) => found !== null)
  if (!parts) return dayWithoutYear(close, sheet, isPast)
  const [, year = '', sign, month = '', dayOfMonth = '', hour = '', minute = '', zone] = parts
  const whole = wholeYear(year, sign === '年', sheet)
  const date = CalendarDate.safeParse(`${whole}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
  if (!date.success || date.data < '1900' || date.data >= '2200') return undefined
  if (!zone) return date.data
  const moment = Date.parse(
    `${date.data}T${hour.padStart(2, '0')}:${(minute || '0').padStart(2, '0')}:00${zoneOf(zone)}`,
  )
  return Number.isNaN(moment) ? undefined : dateInShanghai(instantOf(moment))
}

/** Between day and hour, and between bare numbers, the space tells one from the other: 2026-3-5 8:00, 2026 3 5. */
function closeDate(text: string): string {
  return text
    .replace(dash, '-')
    .replace(/^(\d{4})\s+(\d{1,2})\s+(\d{1,2})$/, '$1-$2-$3')
    .replace(/(\d)\s+(?=\d{1,2}[:时点])/, '$1T')
    .replace(/\s/g, '')
    .replace(/-{2,}/g, '-')
}

function inWords(close: string): string {
  return /[年月]/.test(close) && !lunar.test(close) ? withArabicNumerals(close) : close
}

/** 26年 is 2026; 26.3.5 only where that is the year of the upload or beside it. */
function wholeYear(year: string, isNamed: boolean, { importDate }: DayOfUpload): string {
  if (year.length === 4) return year
  const whole = `20${year}`
  const now = Number(importDate?.slice(0, 4) ?? Number.NaN)
  return isNamed || Math.abs(Number(whole) - now) <= 1 ? whole : 'unknown'
}

function dayWithoutYear(close: string, { importDate }: DayOfUpload, isPast: boolean): CalendarDate | undefined {
  if (importDate === undefined) return undefined
  const first = plusDays(importDate, isPast ? -364 : -90)
  const last = plusDays(importDate, isPast ? 0 : 275)
  const within = (date: string) => date >= first && date <= last
  const years = [-1, 0, 1].map((more) => Number(importDate.slice(0, 4)) + more)
  const [, moonDay] = ofFirstMoon.exec(withArabicNumerals(close)) ?? []
  if (moonDay !== undefined) {
    // Every lunar month has 29 days; whether it has a thirtieth differs.
    const days = Number(moonDay)
    if (days < 1 || days > 29) return undefined
    return calendar
      .filter(({ year }) => years.includes(year))
      .map(({ springFestival }) => plusDays(springFestival as CalendarDate, days - 1))
      .find(within)
  }
  const [, month = '', named, slashed] = withoutYear.exec(inWords(close)) ?? []
  const dayOfMonth = named ?? slashed
  if (dayOfMonth === undefined) return undefined
  const dates = years.map((year) => `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
  return dates.flatMap((date) => CalendarDate.safeParse(date).data ?? []).find(within)
}

/** `+0800` as `+08:00`. */
function zoneOf(written: string): string {
  return /^z$/i.test(written) ? 'Z' : written.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2')
}
