import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { surveyFor } from './survey-for.ts'

async function importSurvey(
  { params, staff }: Call<Routes['import-survey']>,
  { surveys, bucket, workflows, clock }: Pick<Deps, 'surveys' | 'bucket' | 'workflows' | 'clock'>,
) {
  const survey = await surveyFor(staff, params.surveyId, { surveys })
  if (isRefusal(survey)) return survey
  if (survey.state === 'imported' || survey.state === 'refused')
    return refuse('invalid-state', surveySentences('imported-before'))
  if (!(await bucket.has(surveyKeys(survey.surveyId).sheet)))
    return refuse('invalid-state', surveySentences('no-sheet-yet'))

  const { surveyId, countyCode, fileName, createdAt, createdBy, divisions } = survey
  const facts = { surveyId, countyCode, fileName, createdAt, createdBy, divisions }
  const importing: Survey = survey.state === 'importing' ? survey : { ...facts, state: 'importing', since: clock.now() }
  if (!(await surveys.move(survey, importing))) return refuse('conflict', surveySentences('import-begun'))
  await workflows.start('surveys/import-survey', surveyId, { surveyId })
  return importing
}

export const handler = http(routes['import-survey'], importSurvey)
