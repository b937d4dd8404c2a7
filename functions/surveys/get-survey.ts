import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

async function getSurvey({ params, staff }: Call<Routes['get-survey']>, { surveys }: Pick<Deps, 'surveys'>) {
  const survey = await surveys.get(params.surveyId)
  if (!survey) return refuse('not-found', 'There is no such survey.')
  return inScope(staff, { counties: [survey.countyCode] }) ? survey : outOfScope()
}

export const handler = http(routes['get-survey'], getSurvey)
