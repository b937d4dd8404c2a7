import type { SheetCell } from './sheet-cell.ts'

/** A sheet as read from a file: row i of the table is row i + 1 of the sheet, blank rows included. */
export type SheetTable = readonly (readonly (SheetCell | null)[])[]

/** One sheet of a file, or the only one of a CSV file, which has no name. */
export interface Worksheet {
  readonly name: string | null
  /** Hidden sheets hold last year's rows or lists to choose from: their table is not read. */
  readonly isHidden: boolean
  /** Whether the workbook counts the days of its dates from 1904. */
  readonly from1904: boolean
  readonly table: SheetTable
}
