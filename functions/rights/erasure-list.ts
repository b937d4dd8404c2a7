import type { WorkerId } from '../../domain/kernel/ids.ts'
import { Erasure } from '../../domain/rights/erasure.ts'
import type { Deps } from '../wiring/deps.ts'

const prefix = 'erasures/'
const keyOf = (workerId: WorkerId) => `${prefix}${workerId}.json`

/**
 * Who was erased, by id and nothing else of them. It lies in the bucket and not in the table, so that a table of before, put back
 * from a backup, is told of the erasures since.
 */
export const erasureList = {
  async note(erasure: Erasure, { bucket }: Pick<Deps, 'bucket'>): Promise<void> {
    await bucket.writeJson(keyOf(erasure.workerId), erasure)
  },
  async find(workerId: WorkerId, { bucket }: Pick<Deps, 'bucket'>): Promise<Erasure | null> {
    const key = keyOf(workerId)
    return (await bucket.has(key)) ? Erasure.parse(await bucket.readJson(key)) : null
  },
  async all({ bucket }: Pick<Deps, 'bucket'>): Promise<Erasure[]> {
    const found: Erasure[] = []
    for (const key of await bucket.list(prefix)) found.push(Erasure.parse(await bucket.readJson(key)))
    return found
  },
} as const
