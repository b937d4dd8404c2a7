import { cellText, type SheetCell } from './sheet-cell.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from './survey-facts.ts'

const byHead = new Map<string, SurveyFactName>(
  surveyFactNames.flatMap((name) => surveyFacts[name].heads.map((head) => [head.toLowerCase(), name] as const)),
)

/** The fact whose column a head names, in Chinese or English; a remark in brackets, as in `期望月薪（元）*`, changes nothing. */
export function columnOfHead(cell: SheetCell | null): SurveyFactName | undefined {
  if (typeof cell !== 'string') return undefined
  const head = cellText(cell).replace(/\([^)]*\)/g, '')
  return byHead.get(head.replace(/[\s*:]/g, '').toLowerCase())
}
