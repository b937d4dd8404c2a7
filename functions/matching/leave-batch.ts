import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Move } from '../../storage/matching/placements.ts'
import type { Deps } from '../wiring/deps.ts'

export interface Leaving extends Move {
  readonly batchId: BatchId
  readonly chunk: number
}

/** Ends what people said yes to: they are free for another batch. Repeating it completes a broken try. */
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
    await workers.release(
      moves.map(({ workerId }) => workerId),
      batchId,
    )
  }
}
