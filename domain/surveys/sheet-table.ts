import type { SheetCell } from './sheet-cell.ts'

/** A sheet as read from a file: row i of the table is row i + 1 of the sheet, blank rows included. */
export type SheetTable = readonly (readonly (SheetCell | null)[])[]
