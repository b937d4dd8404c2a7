import * as z from 'zod'
import { Words } from '../kernel/words.ts'
import { explainRejection } from './explain-rejection.ts'
import { maskCells } from './mask-cells.ts'
import { readCell } from './read-cell.ts'
import type { SurveyCells } from './read-survey-row.ts'
import { cellText, LostCell, type SheetCell } from './sheet-cell.ts'
import { SheetRow } from './sheet-row.ts'
import { type SurveyFactName, type SurveyFacts, surveyFactNames, surveyFacts } from './survey-facts.ts'
import { tellFact } from './tell-fact.ts'

const CellView = z.object({
  column: SheetRow.shape.columns.element,
  head: z.string(),
  /** As it stands in the sheet, or as it was corrected; null: blank. */
  written: z.string().nullable(),
  /** What was read, in the words of a sheet; null where it could not be, or is blank. */
  read: z.string().nullable(),
  /** What to correct, in Chinese and English. */
  fault: z.string().nullable(),
  /** The same in each language. */
  faultWords: Words.nullable(),
})

/** A row as staff see it. Personal details are masked unless a reason was given. */
export const RowView = SheetRow.omit({
  countyCode: true,
  isCandidate: true,
  sealedCells: true,
  importDate: true,
  columns: true,
  isNewcomer: true,
}).extend({ cells: z.array(CellView) })
export type RowView = z.infer<typeof RowView>

/** The row with its filled cells and those that lack something, in the order of the table of facts. */
export function rowView(row: SheetRow, cells: SurveyCells, isWhole: boolean): RowView {
  const written = isWhole ? wholeCells(cells) : maskCells(cells)
  // What the schema leaves out is not shown.
  return RowView.parse({
    ...row,
    cells: surveyFactNames.flatMap((column) => {
      const cell = cells[column]
      const isAtFault = row.columns.includes(column)
      if (cell === undefined && !isAtFault) return []
      const words = explainRejection(row.reason ?? 'invalid-value', [column])
      return {
        column,
        head: surveyFacts[column].heads[0],
        written: written[column] ?? null,
        read: cell === undefined || written[column] === '***' ? null : readAs(column, cell, isWhole),
        fault: isAtFault ? `${words.zh}。 ${words.en}` : null,
        faultWords: isAtFault ? Words.parse(words) : null,
      }
    }),
  })
}

function wholeCells(cells: SurveyCells): Partial<Record<SurveyFactName, string>> {
  return Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [column, cell instanceof LostCell ? cell.shown : cellText(cell)]),
  )
}

function readAs(column: SurveyFactName, cell: SheetCell, isWhole: boolean): string | null {
  if (cell instanceof LostCell) return null
  const { read, kept } = surveyFacts[column]
  // What is kept nowhere is a colleague's name.
  if (kept === 'not') return null
  const value = readCell[read](cell, {}) as SurveyFacts[SurveyFactName] | undefined
  return value === undefined ? null : tellFact(column, value, isWhole)
}
