import { cellText, type SheetCell } from './sheet-cell.ts'
import { type SurveyColumnName, surveyColumnNames, surveyColumns } from './survey-columns.ts'

const byHead = new Map<string, SurveyColumnName>(
  surveyColumnNames.flatMap((name) => [
    [surveyColumns[name].head, name],
    [name.toLowerCase(), name],
  ]),
)

/** The column that a head names, in Chinese or English; a remark in brackets, as in `期望月薪（元）*`, changes nothing. */
export function columnOfHead(cell: SheetCell | null): SurveyColumnName | undefined {
  if (typeof cell !== 'string') return undefined
  const head = cellText(cell).replace(/\([^)]*\)/g, '')
  return byHead.get(head.replace(/[\s*:]/g, '').toLowerCase())
}
