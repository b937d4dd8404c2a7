import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import { standsFrom } from '../../domain/surveys/stands-from.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { Page } from '../../storage/database.ts'
import type { Deps } from '../wiring/deps.ts'

/** Nobody is called about a row that a later survey in the registry outranks. Answers those rows, which count as duplicates. */
export async function settleOutranked(
  survey: Pick<Survey, 'surveyId' | 'countyCode'>,
  { surveyRows, workers }: Pick<Deps, 'surveyRows' | 'workers'>,
): Promise<SheetRow[]> {
  const outranked: SheetRow[] = []
  let cursor: string | null = null
  do {
    const page: Page<SheetRow> = await surveyRows.waiting(survey, { state: 'to-clarify', cursor, limit: 500 })
    const ids = page.items.flatMap(({ workerId }) => workerId ?? [])
    const known = new Map((await workers.getMany(ids)).map((worker) => [worker.workerId, worker]))
    outranked.push(
      ...page.items.filter((row) => {
        const worker = row.workerId && known.get(row.workerId)
        return worker && !standsFrom(worker, row)
      }),
    )
    cursor = page.next
  } while (cursor !== null)
  const settled = { state: 'outranked' as const, reason: null, columns: [], isHeld: false, isCandidate: false }
  await surveyRows.keep(outranked.map((row) => ({ ...row, ...settled })))
  return outranked
}
