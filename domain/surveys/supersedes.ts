import type { SurveyRow } from './survey-row.ts'

/**
 * Whether a row that was read later replaces the one that stands for the same national ID, in the sheet or in the
 * registry: the later survey date wins, and on the same date the row that was read later.
 */
export function supersedes(later: Pick<SurveyRow, 'surveyDate'>, standing: Pick<SurveyRow, 'surveyDate'>): boolean {
  return later.surveyDate >= standing.surveyDate
}
