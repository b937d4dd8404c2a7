import type { RowState, SheetRow } from './sheet-row.ts'
import type { Survey } from './survey.ts'
import { surveyFacts } from './survey-facts.ts'
import { mostListed, type SurveyFindings } from './survey-findings.ts'
import type { SurveyOutcome } from './survey-outcome.ts'

export type ImportedSurvey = Extract<Survey, { state: 'imported' }>

/** Under which count of the survey a row stands. */
const countOf: Record<RowState, 'accepted' | 'rejected' | 'duplicates'> = {
  rejected: 'rejected',
  'to-clarify': 'accepted',
  accepted: 'accepted',
  outranked: 'duplicates',
}

/** The survey with its counts and its list of rows to clarify as they are after a row has changed. */
export function surveyAfter(survey: ImportedSurvey, before: SheetRow, after: SheetRow): ImportedSurvey {
  const { outcome, findings } = survey
  return {
    ...survey,
    outcome: counted(counted(outcome, before, -1), after, 1),
    ...(findings && { findings: { ...findings, toClarify: toClarifyAfter(findings, after) } }),
  }
}

function counted(outcome: SurveyOutcome, row: SheetRow, by: 1 | -1): SurveyOutcome {
  const { state, reason, isCandidate } = row
  const count = countOf[state]
  const { rejectedByReason } = outcome
  return {
    ...outcome,
    [count]: outcome[count] + by,
    candidates: outcome.candidates + (isCandidate ? by : 0),
    rejectedByReason:
      state === 'rejected' && reason
        ? { ...rejectedByReason, [reason]: rejectedByReason[reason] + by }
        : rejectedByReason,
  }
}

function toClarifyAfter({ toClarify = [] }: SurveyFindings, row: SheetRow): SurveyFindings['toClarify'] {
  const { sheet, rowNumber, isHeld } = row
  const others = toClarify.filter((one) => one.sheet !== sheet || one.rowNumber !== rowNumber)
  if (row.state !== 'to-clarify' || others.length >= mostListed) return others
  const columns = row.columns.map((column) => surveyFacts[column].heads[0])
  return [...others, { sheet, rowNumber, columns, isHeld }]
}
