import type { SheetHead } from './find-head.ts'
import type { SurveyCells } from './read-survey-row.ts'
import { cellText, filledCell, type SheetCell } from './sheet-cell.ts'
import type { SheetTable } from './sheet-table.ts'
import { type SurveyFactName, surveyFacts } from './survey-facts.ts'

const daysFrom1900To1904 = 1462

/** The filled cells that stand under known heads, as the heads mean them. */
export function knownCells(
  row: SheetTable[number],
  head: Pick<SheetHead, 'positions' | 'wageUnit'>,
  from1904: boolean,
): SurveyCells {
  const cells: Partial<Record<SurveyFactName, SheetCell>> = {}
  for (const [column, position] of head.positions) {
    const cell = isNo(row[position], column) ? '否' : filledCell(row[position])
    if (cell === null) continue
    // A cell without a format shows the bare number of its date.
    const isSerial = from1904 && typeof cell === 'number' && /^(?:date|departure)$/.test(surveyFacts[column].read)
    if (isSerial) cells[column] = cell + daysFrom1900To1904
    else if (column === 'minimumMonthlyWage' && /^[\d.,\s]+$/.test(cellText(cell))) {
      cells[column] = head.wageUnit === '' ? cell : `${cellText(cell)}${head.wageUnit}`
    } else cells[column] = cell
  }
  return cells
}

/** Where a question is asked 无 is an answer; elsewhere it is how a surveyor leaves a cell blank. */
function isNo(cell: SheetCell | null | undefined, column: SurveyFactName): boolean {
  const asks = surveyFacts[column].read === 'yesNo' || surveyFacts[column].read === 'willingness'
  return asks && typeof cell === 'string' && /^(?:无|没有)$/.test(cellText(cell))
}
