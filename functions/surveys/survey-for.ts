import type { SurveyId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'
import { surveyOf } from './survey-of.ts'

/** The survey that a colleague asks for, or a refusal where there is none or it lies outside their scope. */
export async function surveyFor(
  staff: Staff,
  surveyId: SurveyId,
  deps: Pick<Deps, 'surveys'>,
): Promise<Survey | Refusal<'not-found' | 'not-permitted'>> {
  const survey = await surveyOf(surveyId, deps)
  return isRefusal(survey) || inScope(staff, { counties: [survey.countyCode] }) ? survey : outOfScope()
}
