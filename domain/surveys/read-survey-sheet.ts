import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { decodeSheetText } from './decode-sheet-text.ts'
import { findHead, type SheetHead } from './find-head.ts'
import { keepLatest } from './keep-latest.ts'
import { readCsvTable } from './read-csv-table.ts'
import { readSurveyRow, type SheetOptions } from './read-survey-row.ts'
import { readXlsxTable } from './read-xlsx-table.ts'
import type { DuplicateRow, RejectedRow } from './rejection.ts'
import { filledCell, type SheetCell } from './sheet-cell.ts'
import type { SheetTable } from './sheet-table.ts'
import type { SurveyFactName } from './survey-facts.ts'
import type { SurveyRow } from './survey-row.ts'

/** What a sheet says: rows = accepted + rejected + duplicates, each in the order of the sheet. Blank rows are not rows. */
export interface SheetReading {
  readonly rows: number
  readonly accepted: readonly SurveyRow[]
  readonly rejected: readonly RejectedRow[]
  readonly duplicates: readonly DuplicateRow[]
}

export type SheetRefusal = Refusal<'unreadable-sheet' | 'no-known-head' | 'empty-sheet'>

/**
 * Reads a survey sheet, a CSV file or an XLSX workbook, whole. Nothing is kept of columns that are not in
 * `surveyFacts`. Rejected rows take no part in the search for duplicates.
 */
export async function readSurveySheet(bytes: Uint8Array, options: SheetOptions): Promise<SheetReading | SheetRefusal> {
  const table = await readTable(bytes)
  if (isRefusal(table)) return table
  if (!table.some((row) => row.some((cell) => filledCell(cell) !== null))) {
    return refuse(
      'empty-sheet',
      'The sheet is empty: put the heads into its first row and one worker into each row below.',
    )
  }
  const head = findHead(table)
  if (isRefusal(head)) return head

  const read: SurveyRow[] = []
  const rejected: RejectedRow[] = []
  for (let index = head.rowIndex + 1; index < table.length; index += 1) {
    const row = table[index] ?? []
    if (!row.some((cell) => filledCell(cell) !== null)) continue
    const result = readSurveyRow(knownCells(row, head), { rowNumber: index + 1, ...options })
    if ('reason' in result) rejected.push(result)
    else read.push(result)
  }
  if (read.length + rejected.length === 0) {
    return refuse('empty-sheet', `There is no row below the heads in row ${head.rowIndex + 1}.`)
  }
  const { kept, duplicates } = keepLatest(read)
  return { rows: read.length + rejected.length, accepted: kept, rejected, duplicates }
}

async function readTable(bytes: Uint8Array): Promise<SheetTable | SheetRefusal> {
  if (bytes.length === 0) return refuse('empty-sheet', 'The file is empty.')
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsxTable(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refuse(
      'unreadable-sheet',
      'An old .xls workbook or one with a password: save it as .xlsx without a password.',
    )
  }
  const text = decodeSheetText(bytes)
  return isRefusal(text) ? text : readCsvTable(text)
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function knownCells(row: SheetTable[number], head: SheetHead): Partial<Record<SurveyFactName, SheetCell>> {
  const cells: Partial<Record<SurveyFactName, SheetCell>> = {}
  for (const [column, position] of head.positions) {
    const cell = filledCell(row[position])
    if (cell !== null) cells[column] = cell
  }
  return cells
}
