import { atShanghai, dateInShanghai, plusDays } from '../kernel/instant.ts'
import { countyScope, type Waiting } from '../kernel/waiting.ts'
import type { Survey } from './survey.ts'
import type { ImportedSurvey } from './survey-after.ts'

/** Days for which rows to correct are kept. */
const keptDays = 90

/** The rows of a survey that its county has to correct or to clarify: one entry a sheet, with their number. */
export function waitingOnSurvey(survey: Survey): Waiting[] {
  if (survey.state !== 'imported') return []
  const count = survey.outcome.rejected + (survey.findings?.toClarify?.length ?? 0)
  return count > 0 ? [{ ...entryOfSurvey(survey), count }] : []
}

export function entryOfSurvey({ surveyId, countyCode, importedAt, fileName }: ImportedSurvey): Waiting {
  return {
    kind: 'rows-to-correct',
    id: surveyId,
    subject: { surveyId },
    scopes: [countyScope(countyCode)],
    since: importedAt,
    until: atShanghai(plusDays(dateInShanghai(importedAt), keptDays), '00:00'),
    note: { zh: fileName, en: `“${fileName}”` },
  }
}
