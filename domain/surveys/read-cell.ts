import { CalendarDate, dateInShanghai, instantOf } from '../kernel/instant.ts'
import type { NationalId, Phone } from '../kernel/personal.ts'
import { dateOfSerial } from './date-of-serial.ts'
import { parseNationalId } from './national-id.ts'
import { parsePersonName } from './person-name.ts'
import { parsePhones } from './phone-number.ts'
import { type CountyScope, readCounty } from './read-county.ts'
import { readDestinations } from './read-destinations.ts'
import { readSkills } from './read-skills.ts'
import { readWage } from './read-wage.ts'
import { readWillingness, readYesNo } from './read-yes-no.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'

/** How each kind of filled cell is read: to what its writer meant, or to undefined where it cannot be read. */
export const readCell = {
  text: cellText,
  name: (cell: SheetCell) => parsePersonName(cellText(cell)) ?? undefined,
  nationalId: readNationalId,
  phone: readPhone,
  countyCode: (cell: SheetCell, scope: CountyScope) => readCounty(cellText(cell), scope),
  skills: (cell: SheetCell) => readSkills(cellText(cell)),
  wage: (cell: SheetCell) => readWage(cellText(cell)),
  destinations: (cell: SheetCell) => readDestinations(cellText(cell)),
  date: readDate,
  departure: readDeparture,
  yesNo: (cell: SheetCell) => readYesNo(cellText(cell)),
  willingness: (cell: SheetCell) => readWillingness(cellText(cell)),
}

type Readers = typeof readCell
/** The names of the readers that give such a value. */
export type ReaderOf<Value> = {
  [Name in keyof Readers]: ReturnType<Readers[Name]> extends Value | undefined ? Name : never
}[keyof Readers]

/** A number cell keeps 15 digits of an 18-digit id, and one in eleven of the wrecks would pass the checksum by chance. */
function readNationalId(cell: SheetCell): NationalId | undefined {
  if (typeof cell !== 'string') return undefined
  const id = cellText(cell)
    .replace(/^["'`‘’“”]+|["'`‘’“”]+$/g, '')
    .replace(/(?<=\d)[-\s](?=[\dx])/gi, '')
    // Letters of other scripts, and the sign of multiplication, that look like the check character.
    .replace(/(?<=\d)[ХхΧχ×]$/, 'X')
  return parseNationalId(id) ?? undefined
}

/** The first number of the cell; `secondPhoneIn` gives the other. */
function readPhone(cell: SheetCell): Phone | undefined {
  return parsePhones(cellText(cell))?.[0]
}

/** The other number of a cell that holds two. */
export function secondPhoneIn(cell: SheetCell | undefined): Phone | null {
  return cell === undefined ? null : (parsePhones(cellText(cell))?.[1] ?? null)
}

const atOnce =
  /^(?:随时|马上|立即|立刻|即日|即时|现在|目前|任何时间|任意时间)(?:均可|都可以?|可以?|起|就)?(?:走|出发|外出|出行|动身)?$/

/** Reads when somebody can leave: a date, or `随时`, at once: null. */
function readDeparture(cell: SheetCell): CalendarDate | null | undefined {
  return atOnce.test(cellText(cell).replace(/\s/g, '')) ? null : readDate(cell)
}

/** As a bare number: 1954 to 2119. Smaller ones are ages or years that slipped into the column. */
const firstSerial = 20_000
const lastSerial = 80_000

const dash = /[\u2010-\u2015\u2212~_]/g
const time = String.raw`(?:(?:上午|下午)?(\d{1,2})[:时点](\d{1,2})?(?:[:分]\d{0,2}(?:\.\d+)?秒?)?(?:am|pm)?(z|[+-]\d{2}:?\d{2})?)?`
const day = `(?:(?:周|星期|礼拜)[一二三四五六日天])?t?`
const writtenDates = [
  new RegExp(String.raw`^(\d{4})([-/.、])(\d{1,2})\2(\d{1,2})日?${day}${time}$`, 'i'),
  new RegExp(String.raw`^(\d{4})(年)(\d{1,2})月(\d{1,2})(?:日|号)?${day}${time}$`, 'i'),
  /^(\d{4})()(\d{2})(\d{2})()()$/,
]

/**
 * Reads a date cell, the number behind one, or text such as 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5号, 20260305, with spaces
 * or a time. A moment with a zone is the day in China then. A vague time (春节后, 3月中旬) is no date: it is not guessed.
 */
function readDate(cell: SheetCell): CalendarDate | undefined {
  const text = cellText(cell)
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Number(text)
    if (serial < firstSerial || serial > lastSerial) return undefined
    const day = dateOfSerial(serial, { from1904: false })
    return day && CalendarDate.safeParse(cellText(day)).data
  }
  // Between day and hour the space tells one from the other: 2026-3-5 8:00.
  const close = text
    .replace(dash, '-')
    .replace(/(\d)\s+(?=\d{1,2}[:时点])/, '$1T')
    .replace(/\s/g, '')
  const parts = writtenDates.map((written) => written.exec(close)).find((found) => found !== null)
  if (!parts) return undefined
  const [, year, , month = '', dayOfMonth = '', hour = '', minute = '', zone] = parts
  const date = CalendarDate.safeParse(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
  if (!date.success) return undefined
  if (!zone) return date.data
  const moment = Date.parse(
    `${date.data}T${hour.padStart(2, '0')}:${(minute || '0').padStart(2, '0')}:00${zoneOf(zone)}`,
  )
  return Number.isNaN(moment) ? undefined : dateInShanghai(instantOf(moment))
}

/** `+0800` as `+08:00`. */
function zoneOf(written: string): string {
  return /^z$/i.test(written) ? 'Z' : written.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2')
}
