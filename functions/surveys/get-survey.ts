import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { surveyFor } from './survey-for.ts'

async function getSurvey({ params, staff }: Call<Routes['get-survey']>, { surveys }: Pick<Deps, 'surveys'>) {
  return surveyFor(staff, params.surveyId, { surveys })
}

export const handler = http(routes['get-survey'], getSurvey)
