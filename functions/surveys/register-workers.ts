import * as z from 'zod'
import { SurveyId } from '../../domain/kernel/ids.ts'
import { isCandidate } from '../../domain/surveys/is-candidate.ts'
import { type ChangedPerson, changesOf, countChanges } from '../../domain/surveys/survey-changes.ts'
import { noRows } from '../../domain/surveys/survey-outcome.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { Newcomer } from '../../storage/surveys/workers.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { readPart } from './read-part.ts'
import { waitForTurn } from './wait-for-turn.ts'

const Part = z.object({ surveyId: SurveyId, part: z.int().positive(), key: z.string() })

/** Takes one part into the registry; a row that a later survey outranks there counts as duplicate. */
async function registerWorkers(
  { surveyId, part, key }: z.infer<typeof Part>,
  { workers, surveys, bucket, turns, clock }: Pick<Deps, 'workers' | 'surveys' | 'bucket' | 'turns' | 'clock'>,
) {
  const rows = await readPart(key, { bucket })
  const { changed, seen } = await changedOf(rows, surveyKeys(surveyId).changes(part), { workers, bucket })
  await waitForTurn(rows, { turns, clock })
  const kept = await workers.register(rows, clock.now(), seen)
  const accepted = rows.filter((row) => kept.has(row.workerId))
  const outcome = {
    ...noRows,
    rows: rows.length,
    accepted: accepted.length,
    duplicates: rows.length - accepted.length,
    candidates: accepted.filter(isCandidate).length,
    changes: countChanges(changed.filter(({ workerId }) => kept.has(workerId))),
  }
  await surveys.recordPart(surveyId, part, outcome)
}

/** What the part says otherwise than the registry, and whom of it that knows; looked at once, before the registry takes it in. */
async function changedOf(
  rows: readonly Newcomer[],
  key: string,
  { workers, bucket }: Pick<Deps, 'workers' | 'bucket'>,
): Promise<{ changed: readonly ChangedPerson[]; seen?: readonly Worker[] }> {
  if (await bucket.has(key)) return { changed: await bucket.readJson<ChangedPerson[]>(key) }
  const seen = await workers.getMany(rows.map(({ workerId }) => workerId))
  const known = new Map(seen.map((one) => [one.workerId, one]))
  const changed = rows.flatMap((row) => {
    const changes = changesOf(row, known.get(row.workerId))
    return changes.length > 0 ? [{ workerId: row.workerId, changes }] : []
  })
  await bucket.writeJson(key, changed)
  return { changed, seen }
}

export const handler = task(Part, registerWorkers)
