import { CalendarDate, dateOfDayNumber } from '../kernel/instant.ts'
import { type Money, yuan } from '../kernel/money.ts'
import { type NationalId, PersonName, type Phone } from '../kernel/personal.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { provinceNamed } from '../kernel/places/provinces.ts'
import { parseNationalId } from './national-id.ts'
import { parsePhone } from './phone-number.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'
import type { Willingness } from './willingness.ts'

/** How each kind of filled cell is read: to what its writer meant, or to undefined where it cannot be read. */
export const readCell = {
  text: cellText,
  name: (cell: SheetCell) => new PersonName(cellText(cell)),
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

/** Excel counts days from 1899-12-30, so that its 25569 is 1970-01-01. */
const excelDaysBefore1970 = 25_569
/** As a bare number: 1954 to 2119. Smaller ones are ages or years that slipped into the column. */
const firstSerial = 20_000
const lastSerial = 80_000

/** Reads a date cell, the number behind one, or text such as 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305. */
function readDate(cell: SheetCell): CalendarDate | undefined {
  const text = cellText(cell)
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(text))
    return serial >= firstSerial && serial <= lastSerial ? dateOfDayNumber(serial - excelDaysBefore1970) : undefined
  }
  const parts =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?: 0?0:00(?::00)?)?$/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})日$/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(text)
  if (!parts) return undefined
  const [, year, , month = '', day = ''] = parts
  const date = CalendarDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return date.success && date.data >= '1900' && date.data < '2200' ? date.data : undefined
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
