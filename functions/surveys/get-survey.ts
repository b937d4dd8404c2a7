import { isRefusal } from '../../domain/kernel/refusal.ts'
import { findingsInWords } from '../../domain/surveys/findings-in-words.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { surveyFor } from './survey-for.ts'

async function getSurvey({ params, staff }: Call<Routes['get-survey']>, { surveys }: Pick<Deps, 'surveys'>) {
  const survey = await surveyFor(staff, params.surveyId, { surveys })
  if (isRefusal(survey) || survey.state !== 'imported' || !survey.findings) return survey
  return { ...survey, findings: findingsInWords(survey.findings) }
}

export const handler = http(routes['get-survey'], getSurvey)
