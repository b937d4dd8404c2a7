import { CalendarDate, dateOfDayNumber } from '../kernel/instant.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'

/** Excel counts days from 1899-12-30, so that its 25569 is 1970-01-01. */
const excelDaysBefore1970 = 25_569
/** As a bare number: 1954 to 2119. Smaller ones are ages or years that slipped into the column. */
const firstSerial = 20_000
const lastSerial = 80_000

/** Reads a date cell, the number behind one, or text such as 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305. */
export function readDate(cell: SheetCell): CalendarDate | null {
  const text = cellText(cell)
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(text))
    return serial >= firstSerial && serial <= lastSerial ? dateOfDayNumber(serial - excelDaysBefore1970) : null
  }
  const parts =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?: 0?0:00(?::00)?)?$/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})日$/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(text)
  if (!parts) return null
  const [, year, , month = '', day = ''] = parts
  const date = CalendarDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return date.success && date.data >= '1900' && date.data < '2200' ? date.data : null
}
