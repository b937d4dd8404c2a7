import type { BatchId } from '../../domain/kernel/ids.ts'
import { disengaged, withoutPlace } from '../../domain/matching/placement.ts'
import type { Move } from '../../storage/matching/placements.ts'
import type { Deps } from '../wiring/deps.ts'
import { giveBackPlaces } from './give-back-places.ts'

export interface Leaving extends Move {
  readonly batchId: BatchId
  readonly chunk: number
}

/**
 * Ends what people said yes to: those whom their placement engages no longer are free for another batch, and so are the places
 * that they do not fill. Who was in no state to leave stays where they are. Repeating it completes a broken try.
 */
export async function leaveBatch(
  leaving: readonly Leaving[],
  { placements, workers }: Pick<Deps, 'placements' | 'workers'>,
): Promise<void> {
  const chunks = Map.groupBy(leaving, ({ batchId, chunk }) => `${batchId} ${chunk}`)
  for (const [first, ...others] of chunks.values()) {
    if (!first) continue
    const { batchId, chunk } = first
    const moves = [first, ...others]
    await placements.move(batchId, chunk, moves)
    const after = await placements.getMany(moves)
    await workers.release(disengaged(after), batchId)
    await giveBackPlaces(withoutPlace(after), { placements })
  }
}
