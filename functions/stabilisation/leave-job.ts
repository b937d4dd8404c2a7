import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'

export interface Leaving {
  readonly batchId: BatchId
  readonly chunk: number
  readonly workerId: WorkerId
  readonly at: Instant
}

/** Who leaves the job is asked nothing more about it and is free for another batch. Repeating it changes nothing. */
export async function leaveJob(
  leaving: readonly Leaving[],
  { placements, workers }: Pick<Deps, 'placements' | 'workers'>,
): Promise<void> {
  const chunks = Map.groupBy(leaving, ({ batchId, chunk }) => `${batchId} ${chunk}`)
  for (const [first, ...others] of chunks.values()) {
    if (!first) continue
    const { batchId, chunk } = first
    const moves = [first, ...others].map(({ workerId, at }) => ({
      workerId,
      from: ['arrived', 'handed-over', 'diverted'] as const,
      to: { state: 'left' as const, at },
    }))
    await placements.move(batchId, chunk, moves)
    await workers.release(
      moves.map(({ workerId }) => workerId),
      batchId,
    )
  }
}
