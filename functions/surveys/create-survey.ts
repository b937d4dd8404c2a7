import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** A county's uplink is slow and the sheet is large; the link is good for one object only. */
const uploadTime = { hours: 1 }

async function createSurvey(
  { body, staff, key }: Call<Routes['create-survey']>,
  { surveys, bucket, clock }: Pick<Deps, 'surveys' | 'bucket' | 'clock'>,
) {
  if (!inScope(staff, { counties: [body.countyCode] })) return outOfScope()
  const surveyId = derivedId('SurveyId', key)
  const createdAt = clock.now()
  const survey = {
    ...body,
    surveyId,
    createdAt,
    createdBy: staff.subject,
    divisions: staff.role === 'county' ? staff.counties : null,
    state: 'awaiting-upload',
    uploadUntil: plus(createdAt, uploadTime),
  } as const
  const other = madeOtherwise(await surveys.get(surveyId), survey, ['countyCode', 'fileName', 'state'], surveyId)
  if (other) return other
  await surveys.announce(survey)
  const url = await bucket.uploadLink(surveyKeys(surveyId).sheet, uploadTime.hours * 3600)
  return { surveyId, upload: { method: 'PUT', url } }
}

export const handler = http(routes['create-survey'], createSurvey)
