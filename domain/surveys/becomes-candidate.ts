import { mayBeContacted } from './may-be-contacted.ts'
import type { SurveyRow } from './survey-row.ts'

/** Whether an accepted row counts as one of a match's candidates: willing, with consent, and nothing to be clarified first. */
export function becomesCandidate(row: Pick<SurveyRow, 'willing' | 'consent' | 'unclear'>): boolean {
  return mayBeContacted(row) && !row.unclear
}
