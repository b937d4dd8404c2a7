import * as z from 'zod'
import { wordsOfCause } from '../../domain/kernel/cause.ts'
import { SurveyId } from '../../domain/kernel/ids.ts'
import { inBoth } from '../../domain/kernel/in-both.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import { SurveyFindings } from '../../domain/surveys/survey-findings.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { settleOutranked } from './settle-outranked.ts'
import { surveyOf } from './survey-of.ts'

const Ending = z.object({
  surveyId: SurveyId,
  /** Set where the sheet as a whole was refused, or the import broke: what the county should do. */
  refusedBecause: z.string().nullable(),
})

/** Publishes what became of the sheet; the sheet itself has served its purpose and is erased. */
async function publishSurvey(
  { surveyId, refusedBecause }: z.infer<typeof Ending>,
  deps: Pick<Deps, 'surveys' | 'surveyRows' | 'workers' | 'bucket' | 'clock'>,
) {
  const { surveys, bucket, clock } = deps
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
      const imported = { ...facts, state: 'imported' as const, importedAt: clock.now(), outcome }
      const outranked = await settleOutranked(survey, deps)
      await surveys.move(survey, findings ? { ...imported, findings: without(outranked, findings) } : imported)
    } else {
      const words = wordsOfCause(refusedBecause)
      const why = inBoth(words)
      await surveys.move(survey, { ...facts, state: 'refused', refusedAt: clock.now(), why, whyWords: words })
    }
  }
  await bucket.erase(surveyKeys(surveyId).sheet)
}

function without(settled: readonly SheetRow[], findings: SurveyFindings): SurveyFindings {
  const toClarify = findings.toClarify?.filter(
    (one) => !settled.some(({ sheet, rowNumber }) => sheet === one.sheet && rowNumber === one.rowNumber),
  )
  return { ...findings, ...(toClarify && { toClarify }) }
}

export const handler = task(Ending, publishSurvey)
