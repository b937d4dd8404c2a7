import * as z from 'zod'
import { SurveyId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { SurveyFindings } from '../../domain/surveys/survey-findings.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { surveyOf } from './survey-of.ts'

const Ending = z.object({
  surveyId: SurveyId,
  /** Set where the sheet as a whole was refused, or the import broke: what the county should do. */
  refusedBecause: z.string().nullable(),
})

/** Publishes what became of the sheet; the sheet itself has served its purpose and is erased. */
async function publishSurvey(
  { surveyId, refusedBecause }: z.infer<typeof Ending>,
  { surveys, bucket, clock }: Pick<Deps, 'surveys' | 'bucket' | 'clock'>,
) {
  const survey = await surveyOf(surveyId, { surveys })
  if (isRefusal(survey)) return survey
  const { countyCode, fileName, createdAt, createdBy, divisions } = survey
  const facts = { surveyId, countyCode, fileName, createdAt, createdBy, divisions }
  if (survey.state === 'importing') {
    if (refusedBecause === null) {
      const outcome = await surveys.outcomeOfParts(surveyId)
      const kept = await bucket.read(surveyKeys(surveyId).findings)
      // None where an older release checked the sheet.
      const findings = kept ? SurveyFindings.parse(JSON.parse(Buffer.from(kept).toString('utf8'))) : undefined
      await surveys.move(survey, {
        ...facts,
        state: 'imported',
        importedAt: clock.now(),
        outcome,
        ...(findings && { findings }),
      })
    } else {
      await surveys.move(survey, { ...facts, state: 'refused', refusedAt: clock.now(), why: refusedBecause })
    }
  }
  await bucket.erase(surveyKeys(surveyId).sheet)
}

export const handler = task(Ending, publishSurvey)
