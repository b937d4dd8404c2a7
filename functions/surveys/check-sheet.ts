import * as z from 'zod'
import { SurveyId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { qualificationOfRow } from '../../domain/surveys/qualification.ts'
import { peopleNamedIn, readSurveySheet } from '../../domain/surveys/read-survey-sheet.ts'
import { outcomeOf } from '../../domain/surveys/survey-outcome.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { Newcomer } from '../../storage/surveys/workers.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { knownPeople } from './known-people.ts'
import { sealRow } from './seal-row.ts'
import { sealWorker } from './seal-worker.ts'

/** Workers that one task registers. */
const partSize = 200

/**
 * Reads the sheet whole, because a later row can win over an earlier one, and leaves the accepted rows sealed in parts.
 * Rows never travel in a state's data: they hold national IDs.
 */
async function checkSheet(
  { surveyId }: { surveyId: SurveyId },
  {
    surveys,
    surveyRows,
    workers,
    bucket,
    vault,
    clock,
  }: Pick<Deps, 'surveys' | 'surveyRows' | 'workers' | 'bucket' | 'vault' | 'clock'>,
) {
  const keys = surveyKeys(surveyId)
  const survey = await surveys.get(surveyId)
  const sheet = survey && (await bucket.read(keys.sheet))
  if (!sheet) return refuse('unreadable-sheet', surveySentences('sheet-gone'))
  const importDate = dateInShanghai(clock.now())
  const reading = await readSurveySheet(sheet, {
    importDate,
    divisions: survey.divisions ?? undefined,
    countyOfUpload: survey.countyCode,
    known: await knownPeople(await peopleNamedIn(sheet), survey, { workers, vault }),
  })
  if (isRefusal(reading)) return reading

  const parts: string[] = []
  for (let start = 0; start < reading.accepted.length; start += partSize) {
    const rows = reading.accepted.slice(start, start + partSize)
    const key = keys.part(parts.length + 1)
    const dataKeys = vault.newKeys()
    const sealed = await Promise.all(
      rows.map(async (row): Promise<Newcomer> => {
        const worker = await sealWorker(row, surveyId, { vault, keys: dataKeys })
        const qualification = qualificationOfRow(row, { by: surveyId, now: clock.now() })
        if (!qualification) return worker
        const sealed = dataKeys.seal(worker.workerId, 'qualification', JSON.stringify(qualification))
        return { ...worker, qualification: { until: qualification.until, sealed } }
      }),
    )
    await dataKeys.keep()
    await bucket.writeJson(key, sealed)
    parts.push(key)
  }
  const toCorrect = [...reading.rejected, ...reading.toClarify]
  const dataKeys = vault.newKeys()
  const rowsSealed = toCorrect.map((row) => sealRow(row, survey, importDate, { vault, keys: dataKeys }))
  const rowsToKeep = await Promise.all(rowsSealed)
  await dataKeys.keep()
  await surveyRows.keep(rowsToKeep)
  await bucket.writeJson(keys.findings, reading.findings)
  await bucket.writeJson(
    keys.listOfParts,
    parts.map((key, index) => ({ key, part: index + 1 })),
  )
  const { rejected, duplicates, rejectedByReason } = outcomeOf(reading)
  const unregistered = {
    rows: rejected + duplicates,
    accepted: 0,
    rejected,
    duplicates,
    candidates: 0,
    rejectedByReason,
  }
  await surveys.recordPart(surveyId, 0, unregistered)
  return { parts: parts.length, listOfParts: keys.listOfParts }
}

export const handler = task(z.object({ surveyId: SurveyId }), checkSheet)
