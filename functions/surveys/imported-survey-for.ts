import type { SurveyId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { ImportedSurvey } from '../../domain/surveys/survey-after.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Staff } from '../wiring/staff.ts'
import { surveyFor } from './survey-for.ts'

/** The same for what there is only once the import has ended: until then its counts are not known. */
export async function importedSurveyFor(
  staff: Staff,
  surveyId: SurveyId,
  deps: Pick<Deps, 'surveys'>,
): Promise<ImportedSurvey | Refusal> {
  const survey = await surveyFor(staff, surveyId, deps)
  if (isRefusal(survey) || survey.state === 'imported') return survey
  return refuse('invalid-state', surveySentences(whyNotYet[survey.state]))
}

const whyNotYet = { 'awaiting-upload': 'not-uploaded', importing: 'importing', refused: 'sheet-refused' } as const
