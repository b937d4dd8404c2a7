import type { Instant } from '../../domain/kernel/instant.ts'
import { atTheJob } from '../../domain/matching/placement.ts'
import { type Leaving, leaveBatch } from '../matching/leave-batch.ts'
import type { Deps } from '../wiring/deps.ts'

export interface LeavingJob extends Pick<Leaving, 'batchId' | 'chunk' | 'workerId'> {
  readonly at: Instant
  /** Who said so for the enterprise. */
  readonly by?: string
}

/** A worker who leaves the job is asked no more about it and is free for another batch. Repeating it changes nothing. */
export async function leaveJob(
  leaving: readonly LeavingJob[],
  deps: Pick<Deps, 'placements' | 'workers'>,
): Promise<void> {
  const moves = leaving.map(({ batchId, chunk, workerId, at, by }) => ({
    batchId,
    chunk,
    workerId,
    from: atTheJob,
    to: { state: 'left' as const, at, ...(by !== undefined && { by }) },
  }))
  await leaveBatch(moves, deps)
}
