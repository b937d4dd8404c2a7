import { type StoredWorker, workerOf } from '../../storage/surveys/worker-entity.ts'
import type { Newcomer } from '../../storage/surveys/workers.ts'
import type { Deps } from '../wiring/deps.ts'

/** The accepted rows of a part of a sheet. An older release sealed no birth date, and left it in the row as it kept it in the table. */
export async function readPart(key: string, { bucket }: Pick<Deps, 'bucket'>): Promise<Newcomer[]> {
  const rows = await bucket.readJson<(Newcomer | StoredWorker)[]>(key)
  return rows.map((row) => ('birthDate' in row ? workerOf(row) : (row as Newcomer)))
}
