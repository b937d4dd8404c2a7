import type { SurveyId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { Deps } from '../wiring/deps.ts'

/** The survey that a task works on, or a refusal. */
export async function surveyOf(
  surveyId: SurveyId,
  { surveys }: Pick<Deps, 'surveys'>,
): Promise<Survey | Refusal<'not-found'>> {
  return (await surveys.get(surveyId)) ?? noSuch('survey')
}
