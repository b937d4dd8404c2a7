import type { DuplicateRow } from './rejection.ts'
import { supersedes } from './supersedes.ts'
import type { SurveyRow } from './survey-row.ts'

/** Of the rows with the same national ID, given in the order of the sheet, keeps the one that stands in the end. */
export function keepLatest(rows: readonly SurveyRow[]): { kept: SurveyRow[]; duplicates: DuplicateRow[] } {
  const standing = new Map<string, SurveyRow>()
  for (const row of rows) {
    const id = row.nationalId.reveal()
    const before = standing.get(id)
    if (before === undefined || supersedes(row, before)) standing.set(id, row)
  }
  const kept: SurveyRow[] = []
  const duplicates: DuplicateRow[] = []
  for (const row of rows) {
    const winner = standing.get(row.nationalId.reveal())
    if (winner === undefined || winner === row) kept.push(row)
    else {
      const { sheet, rowNumber, nationalId } = row
      duplicates.push({ sheet, rowNumber, keptSheet: winner.sheet, keptRowNumber: winner.rowNumber, nationalId })
    }
  }
  return { kept, duplicates }
}
