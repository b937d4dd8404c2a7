import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'

/** What the workflow needs to know of a round; the offers themselves lie in the bucket, a list for each chunk. */
export interface MatchedRound {
  readonly offers: number
  /** How many additions to the frozen candidates it knew of; absent in rounds that were matched before there were any. */
  readonly additions?: number
  readonly remindAt: Instant
  readonly answerUntil: Instant
  readonly listOfChunks: string
}

/** A round as it was matched; null where it was not. */
export async function matchedRound(
  batchId: BatchId,
  round: number,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<MatchedRound | null> {
  const key = batchKeys(batchId).round(round)
  return (await bucket.has(key)) ? bucket.readJson<MatchedRound>(key) : null
}
