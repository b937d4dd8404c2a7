import type { SheetRow } from './sheet-row.ts'
import type { Worker } from './worker.ts'

/** Whether what the registry holds of a worker came from this row, and not from another row or a later survey. */
export function standsFrom(
  { surveyId, surveyRow, surveySheet }: Worker,
  row: Pick<SheetRow, 'surveyId' | 'rowNumber' | 'sheetNumber'>,
): boolean {
  return surveyId === row.surveyId && surveyRow === row.rowNumber && (surveySheet ?? 1) === row.sheetNumber
}
