import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'
import { surveyFor } from './survey-for.ts'

/** What the file is for, so nobody is asked: it cannot be corrected masked. */
const purpose = '更正未通过的行'

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
  const file = new FileReply('text/csv; charset=utf-8', csv, `${survey.surveyId}-rejected.csv`)
  return new OpenedDetails(file, { list: `rejected rows of ${survey.surveyId}`, people: rowsOf(survey), why: purpose })
}

function rowsOf(survey: Survey): number {
  if (survey.state !== 'imported') return 0
  return survey.outcome.rejected + (survey.findings?.toClarify?.length ?? 0)
}

export const handler = http(routes['get-rejected-rows'], getRejectedRows)
