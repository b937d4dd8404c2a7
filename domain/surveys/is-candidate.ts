import type { SurveyRow } from './survey-row.ts'

/** Only who said yes and consented may ever be offered a job; all others are kept as survey facts alone. */
export function isCandidate(row: Pick<SurveyRow, 'willing' | 'consent'>): boolean {
  return row.willing === 'willing' && row.consent
}
