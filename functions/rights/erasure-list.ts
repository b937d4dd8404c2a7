import type { WorkerId } from '../../domain/kernel/ids.ts'
import { Erasure } from '../../domain/rights/erasure.ts'
import { inTurns } from '../gateways/sms/in-turns.ts'
import type { Deps } from '../wiring/deps.ts'

const readsAtOnce = 20
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
  async page(
    after: string | null,
    limit: number,
    { bucket }: Pick<Deps, 'bucket'>,
  ): Promise<{ erasures: Erasure[]; next: string | null }> {
    const { keys, next } = await bucket.list(prefix, { after, limit })
    const erasures = await inTurns(keys, readsAtOnce, async (key) => Erasure.parse(await bucket.readJson(key)))
    return { erasures, next }
  },
} as const
