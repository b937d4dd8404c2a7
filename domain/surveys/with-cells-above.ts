import type { SheetHead } from './find-head.ts'
import { filledCell, LostCell, type SheetCell } from './sheet-cell.ts'
import type { SheetTable } from './sheet-table.ts'
import type { SurveyFactName } from './survey-facts.ts'

/** As it stands in the cell: read as other texts are, '' would be a blank one. */
const asAbove = /^\s*(?:同上[行格]?|上同|[〃″"“”]{1,2}|\u2032{2}|'{2}|[‘’]{2}|ditto)\s*$/i

/** Of nobody these are the same as of the person above. */
const identity: ReadonlySet<SurveyFactName> = new Set(['name', 'nationalId', 'phone', 'secondPhone'])

/**
 * A row in which each 同上, 〃 or '' is the cell that stands above it, in the row of people before. Where nothing stands above, and
 * in the columns that tell people apart, it is a lost cell: neither blank nor the words themselves.
 */
export function withCellsAbove(
  row: SheetTable[number],
  above: SheetTable[number],
  { positions }: Pick<SheetHead, 'positions'>,
): SheetTable[number] {
  if (!row.some(saysAsAbove)) return row
  const read = [...row]
  for (const [column, position] of positions) {
    const cell = row[position]
    if (!saysAsAbove(cell)) continue
    const standing = identity.has(column) ? null : filledCell(above[position])
    read[position] = standing ?? new LostCell(cell.trim())
  }
  return read
}

function saysAsAbove(cell: SheetCell | null | undefined): cell is string {
  return typeof cell === 'string' && asAbove.test(cell)
}
