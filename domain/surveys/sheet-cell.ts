/** A cell as a spreadsheet or a CSV file gives it; a date stands at midnight UTC. */
export type SheetCell = string | number | boolean | Date

/** What surveyors write where they have nothing to write. */
const blankMarks = new Set(['', '无', '没有', '-', '--', '—', '/', '\\'])

const invisible = /[\u200b-\u200f\u2060\ufeff]/g

/** Plain text of a cell: half-width letters and digits, no invisible characters, no apostrophe that marks text. */
export function cellText(cell: SheetCell): string {
  if (typeof cell === 'string') return cell.normalize('NFKC').replace(invisible, '').trim().replace(/^'/, '').trim()
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return cell.toISOString().slice(0, 10)
}

/** The cell, or null where nothing was filled in. */
export function filledCell(cell: SheetCell | null | undefined): SheetCell | null {
  if (cell === null || cell === undefined) return null
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell
  return typeof cell === 'string' && blankMarks.has(cellText(cell)) ? null : cell
}
