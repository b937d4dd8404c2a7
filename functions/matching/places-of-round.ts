import type { BatchId } from '../../domain/kernel/ids.ts'
import type { RoundPlaces } from '../../domain/matching/explain-round.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'

/** The places that a round was matched with, and how many were taken. */
export function placesOfRound(
  batchId: BatchId,
  round: number,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<readonly RoundPlaces[]> {
  return bucket.readJson<RoundPlaces[]>(batchKeys(batchId).roundPlaces(round))
}
