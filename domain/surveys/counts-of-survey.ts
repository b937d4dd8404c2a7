import type { Survey } from './survey.ts'

/** The rows of one sheet or more. */
export interface SurveyCounts {
  readonly rows: number
  readonly accepted: number
  readonly rejected: number
  readonly duplicates: number
  readonly candidates: number
  readonly toClarify: number
}

/** As lists of sheets show them; null until the sheet is imported. */
export function countsOfSurvey(survey: Survey): SurveyCounts | null {
  if (survey.state !== 'imported') return null
  const { rows, accepted, rejected, duplicates, candidates } = survey.outcome
  return { rows, accepted, rejected, duplicates, candidates, toClarify: survey.findings?.toClarify?.length ?? 0 }
}
