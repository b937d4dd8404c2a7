import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'
import { surveyFor } from './survey-for.ts'

async function getRejectedRows(
  { params, staff }: Call<Routes['get-rejected-rows']>,
  { surveys, bucket, vault }: Pick<Deps, 'surveys' | 'bucket' | 'vault'>,
) {
  const survey = await surveyFor(staff, params.surveyId, { surveys })
  if (isRefusal(survey)) return survey
  const sealed = await bucket.read(surveyKeys(survey.surveyId).rejectedRows)
  if (!sealed) return refuse('invalid-state', `There are no rejected rows yet: the survey is ${survey.state}.`)
  const why = `${staff.subject} downloads the rejected rows of ${survey.surveyId}`
  const [csv = ''] = await vault.open('document', [Buffer.from(sealed).toString('utf8')], why)
  return new FileReply('text/csv; charset=utf-8', csv, `${survey.surveyId}-rejected.csv`)
}

export const handler = http(routes['get-rejected-rows'], getRejectedRows)
