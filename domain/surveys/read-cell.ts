import { CalendarDate, dateInShanghai, instantOf } from '../kernel/instant.ts'
import { type Money, yuan } from '../kernel/money.ts'
import type { NationalId, Phone } from '../kernel/personal.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { provinceNamed } from '../kernel/places/provinces.ts'
import { dateOfSerial } from './date-of-serial.ts'
import { parseNationalId } from './national-id.ts'
import { parsePersonName } from './person-name.ts'
import { parsePhone } from './phone-number.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'
import type { Willingness } from './willingness.ts'

/** How each kind of filled cell is read: to what its writer meant, or to undefined where it cannot be read. */
export const readCell = {
  text: cellText,
  name: (cell: SheetCell) => parsePersonName(cellText(cell)) ?? undefined,
  nationalId: readNationalId,
  phone: readPhone,
  countyCode: readCountyCode,
  list: (cell: SheetCell) => partsOf(cellText(cell)),
  wage: readWage,
  destinations: readDestinations,
  date: readDate,
  yesNo: readYesNo,
  willingness: readWillingness,
}

type Readers = typeof readCell
/** The names of the readers that give such a value. */
export type ReaderOf<Value> = {
  [Name in keyof Readers]: ReturnType<Readers[Name]> extends Value | undefined ? Name : never
}[keyof Readers]

/** A number cell keeps 15 digits of an 18-digit id, and one in eleven of the wrecks would pass the checksum by chance. */
function readNationalId(cell: SheetCell): NationalId | undefined {
  return typeof cell === 'string' ? (parseNationalId(cellText(cell)) ?? undefined) : undefined
}

function readPhone(cell: SheetCell): Phone | undefined {
  return parsePhone(cellText(cell)) ?? undefined
}

/** Six digits of GB/T 2260, or the twelve of a village's statistical code, which begin with them. */
function readCountyCode(cell: SheetCell): string | undefined {
  const code = cellText(cell).replace(/\.0+$/, '')
  return /^\d{6}(?:\d{6})?$/.test(code) ? countyByCode(code.slice(0, 6))?.code : undefined
}

/** The parts of a list as surveyors write it, `焊工；电工、缝纫`: each once, in the order written. */
function partsOf(text: string): string[] {
  const parts = text.split(/[;,、]/).map((part) => part.trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}

/** Above this a month's wage is a slip of the pen or a year's wage. */
const mostYuan = 100_000

/** Reads 4500, `4,500元`, `￥4500/月`; `不限` and `面议` (to be agreed) name no least wage: null. */
function readWage(cell: SheetCell): Money | null | undefined {
  const text = cellText(cell).replace(/[\s,]/g, '')
  if (text === '不限' || text === '面议') return null
  const amount = /^[¥￥]?(\d+(?:\.\d{1,2})?)元?(?:\/月|每月)?$/.exec(text)?.[1]
  if (amount === undefined || Number(amount) > mostYuan) return undefined
  return yuan(Number(amount))
}

const anywhere = new Set(['不限', 'any', '均可', '都可以'])

/** Reads provinces, best first, by any of their names; one name that is no province spoils the cell. */
function readDestinations(cell: SheetCell): 'any' | string[] | undefined {
  const provinces = new Set<string>()
  for (const part of partsOf(cellText(cell))) {
    if (anywhere.has(part.toLowerCase())) return 'any'
    const province = provinceNamed(part)
    if (province === undefined) return undefined
    provinces.add(province)
  }
  return provinces.size === 0 ? undefined : [...provinces]
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
    return day && CalendarDate.parse(cellText(day))
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
  if (!date.success || date.data < '1900' || date.data >= '2200') return undefined
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

const yesAndNo = new Map([
  ['是', true],
  ['yes', true],
  ['y', true],
  ['true', true],
  ['1', true],
  ['否', false],
  ['no', false],
  ['n', false],
  ['false', false],
  ['0', false],
])

function readYesNo(cell: SheetCell): boolean | undefined {
  return yesAndNo.get(cellText(cell).toLowerCase())
}

const wordsOfWillingness = new Map<string, Willingness>([
  ['愿意', 'willing'],
  ['willing', 'willing'],
  ['不愿意', 'not-willing'],
  ['not-willing', 'not-willing'],
  ['not willing', 'not-willing'],
  ['未定', 'undecided'],
  ['undecided', 'undecided'],
])

function readWillingness(cell: SheetCell): Willingness | undefined {
  const answer = wordsOfWillingness.get(cellText(cell).toLowerCase())
  if (answer) return answer
  const yes = readYesNo(cell)
  if (yes === undefined) return undefined
  return yes ? 'willing' : 'not-willing'
}
