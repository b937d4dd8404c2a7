import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
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
    return refuse('invalid-state', `This survey is ${survey.state}; create a new one for a corrected sheet.`)
  if (!(await bucket.has(surveyKeys(survey.surveyId).sheet)))
    return refuse('invalid-state', 'No sheet has been uploaded yet: PUT it to the upload link first.')

  const { surveyId, countyCode, fileName, createdAt, createdBy, divisions } = survey
  const facts = { surveyId, countyCode, fileName, createdAt, createdBy, divisions }
  const importing: Survey = survey.state === 'importing' ? survey : { ...facts, state: 'importing', since: clock.now() }
  if (!(await surveys.move(survey, importing)))
    return refuse('conflict', 'Somebody else started this import just now; look how it stands.')
  await workflows.start('surveys/import-survey', surveyId, { surveyId })
  return importing
}

export const handler = http(routes['import-survey'], importSurvey)
