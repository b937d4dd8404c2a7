import * as z from 'zod'
import { isOfPriority, type SurveyCells } from './read-survey-row.ts'
import { LostCell, type SheetCell } from './sheet-cell.ts'
import { surveyFactNames } from './survey-facts.ts'

/** JSON has no dates and no lost cells; a number that became a text would be read otherwise: as a text an ID may be one. */
const KeptCell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.object({ date: z.iso.datetime() }),
  z.object({ lost: z.string() }),
])

/** Characters. A longer one is no answer to a question of a survey, and a row must fit into an item of the table. */
const longestCell = 1000

/** The cells of a row as a text that can be sealed, and back. */
export const cellsAsText = {
  write(cells: SurveyCells): string {
    return JSON.stringify(
      Object.fromEntries(
        surveyFactNames.flatMap((name) => {
          const cell = cells[name]
          return cell === undefined || isOfPriority(name) ? [] : [[name, keptCell(cell)]]
        }),
      ),
    )
  },
  read(text: string): SurveyCells {
    const kept = z.record(z.string(), KeptCell).parse(JSON.parse(text))
    return Object.fromEntries(
      surveyFactNames.flatMap((name) => {
        const cell = kept[name]
        return cell === undefined ? [] : [[name, sheetCell(cell)]]
      }),
    )
  },
}

function keptCell(cell: SheetCell): z.infer<typeof KeptCell> {
  if (cell instanceof Date) return { date: cell.toISOString() }
  if (cell instanceof LostCell) return { lost: cell.shown.slice(0, longestCell) }
  if (typeof cell === 'string' && cell.length > longestCell) return { lost: `${cell.slice(0, longestCell)}…` }
  return cell
}

function sheetCell(kept: z.infer<typeof KeptCell>): SheetCell {
  if (typeof kept !== 'object') return kept
  return 'date' in kept ? new Date(kept.date) : new LostCell(kept.lost)
}
