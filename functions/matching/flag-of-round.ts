import type { BatchId } from '../../domain/kernel/ids.ts'
import type { FlagEffect } from '../../domain/matching/flag-effect.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'

/** What being helped first did in a round; null where it was not matched, or by a release that did not look. */
export async function flagOfRound(
  batchId: BatchId,
  round: number,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<FlagEffect | null> {
  const key = batchKeys(batchId).roundFlag(round)
  return (await bucket.has(key)) ? bucket.readJson<FlagEffect>(key) : null
}
