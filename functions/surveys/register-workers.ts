import * as z from 'zod'
import { SurveyId } from '../../domain/kernel/ids.ts'
import { isCandidate } from '../../domain/surveys/is-candidate.ts'
import { noRows } from '../../domain/surveys/survey-outcome.ts'
import type { Newcomer } from '../../storage/surveys/workers.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Part = z.object({ surveyId: SurveyId, part: z.int().positive(), key: z.string() })

/** Takes one part into the registry; a row that a later survey outranks there counts as duplicate. */
async function registerWorkers(
  { surveyId, part, key }: z.infer<typeof Part>,
  { workers, surveys, bucket, clock }: Pick<Deps, 'workers' | 'surveys' | 'bucket' | 'clock'>,
) {
  const rows = await bucket.readJson<Newcomer[]>(key)
  const kept = await workers.register(rows, clock.now())
  const accepted = rows.filter((row) => kept.has(row.workerId))
  const outcome = {
    ...noRows,
    rows: rows.length,
    accepted: accepted.length,
    duplicates: rows.length - accepted.length,
    candidates: accepted.filter(isCandidate).length,
  }
  await surveys.recordPart(surveyId, part, outcome)
}

export const handler = task(Part, registerWorkers)
