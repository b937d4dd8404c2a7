import { dateOfSerial } from './date-of-serial.ts'
import { LostCell, type SheetCell } from './sheet-cell.ts'
import type { SheetTable } from './sheet-table.ts'
import { walkXml } from './walk-xml.ts'

/** What the cells of a worksheet refer to. */
export interface WorkbookContext {
  readonly sharedStrings: readonly string[]
  /** Whether the cell style of that index shows a date. */
  readonly dateStyles: readonly boolean[]
  readonly from1904: boolean
}

/** Excel's own last row and column: what lies beyond is a damaged reference. */
const lastRow = 1_048_576
const lastColumn = 16_384

/** The heads stand within these rows, and within these columns: a survey has some twenty. */
const rowsOfHeads = 20
const mostColumns = 256

interface WrittenCell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: number
  hasFormula: boolean
  /** null: there is no `v`, or no text in line. */
  value: string | null
}

/**
 * The cells of a worksheet's XML. A merged cell stands in each of its rows that has cells of its own, in the first of its
 * columns. Rows and cells without a reference follow the one before. What the file does not hold (an error, a formula that
 * was never worked out) is a `LostCell`: taken for blank it would widen a worker's wishes.
 */
export function readWorksheet(xml: string, context: WorkbookContext): SheetTable {
  const table: (SheetCell | null)[][] = []
  const merges: string[] = []
  let row = -1
  let column = -1
  /** Columns that the first rows fill. */
  let width = 0
  let cell: WrittenCell | undefined
  /** The elements around the text that is read: `v`, or `t` outside of a phonetic reading. */
  let isText = false
  let isPhonetic = false
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'row') {
        row = within(Number(attribute('r') ?? row + 2) - 1, lastRow)
        column = -1
      } else if (name === 'c') {
        const place = placeOf(attribute('r') ?? '')
        row = place?.row ?? Math.max(row, 0)
        column = within(place?.column ?? column + 1, lastColumn)
        cell = {
          row,
          column,
          type: attribute('t') ?? 'n',
          style: Number(attribute('s') ?? 0),
          hasFormula: false,
          value: null,
        }
      } else if (name === 'f' && cell) cell.hasFormula = true
      else if (name === 'rPh') isPhonetic = true
      else if ((name === 'v' || name === 't') && cell && !isPhonetic) {
        isText = true
        cell.value ??= ''
      } else if (name === 'mergeCell') merges.push(attribute('ref') ?? '')
    },
    text(text) {
      if (cell && isText) cell.value += text
    },
    close(name) {
      if (name === 'v' || name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'c' && cell) {
        const content = contentOf(cell, context)
        if (cell.row < rowsOfHeads) width = Math.max(width, Math.min(cell.column + 1, mostColumns))
        // Under no head nothing is read, and a stray cell in the last column must not fill the memory row by row.
        if (content !== null && cell.column < width) {
          while (table.length <= cell.row) table.push([])
          const cells = table[cell.row] as (SheetCell | null)[]
          while (cells.length < cell.column) cells.push(null)
          cells[cell.column] = content
        }
        cell = undefined
      }
    },
  })
  fillMerged(table, merges)
  return table
}

function within(index: number, most: number): number {
  if (!(index >= 0 && index < most)) throw new RangeError(`no worksheet has a row or column ${index + 1}`)
  return index
}

/** `B7` is row 6, column 1. */
function placeOf(reference: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d+)$/i.exec(reference) ?? []
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: within(Number(digits) - 1, lastRow), column: column - 1 }
}

function contentOf(cell: WrittenCell, context: WorkbookContext): SheetCell | null {
  const { type, value, hasFormula } = cell
  if (type === 'e') return new LostCell(value || '#ERROR!')
  if (value === null) return hasFormula || type === 'str' || type === 's' ? new LostCell('') : null
  if (type === 's') return context.sharedStrings[value.trim() === '' ? -1 : Number(value)] ?? new LostCell('')
  if (type === 'inlineStr' || type === 'str') return unescaped(value)
  // A date as text, which is read as the text it is: the time zone of this machine has no part in it.
  if (type === 'd') return value === '' ? lostOrBlank(hasFormula) : value
  if (type === 'b') return value === '1' || value.toLowerCase() === 'true'
  if (value.trim() === '') return lostOrBlank(hasFormula)
  const number = Number(value)
  if (!Number.isFinite(number)) return new LostCell(value)
  // 4499.9999999999991 is 4500: a spreadsheet keeps 15 digits, and the rest is noise of the binary form.
  const rounded = Number(number.toPrecision(15))
  return context.dateStyles[cell.style] ? (dateOfSerial(rounded, context) ?? rounded) : rounded
}

function lostOrBlank(hasFormula: boolean): SheetCell | null {
  return hasFormula ? new LostCell('') : null
}

/** Characters that XML cannot hold are written `_x000D_`. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function fillMerged(table: (SheetCell | null)[][], merges: readonly string[]): void {
  // Before anything is filled: a row that has nothing but a merged cell is a blank one.
  const filled = table.map((cells) => cells.some((cell) => cell !== null && cell !== undefined && cell !== ''))
  for (const merge of merges) {
    const [first, last] = merge.split(':').map(placeOf)
    const content = first && table[first.row]?.[first.column]
    if (!first || !last || content === null || content === undefined) continue
    for (let row = first.row + 1; row <= Math.min(last.row, table.length - 1); row += 1) {
      const cells = table[row]
      if (!cells || !filled[row]) continue
      while (cells.length < first.column) cells.push(null)
      cells[first.column] = content
    }
  }
}
