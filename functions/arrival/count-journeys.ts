import * as z from 'zod'
import { countJourneys } from '../../domain/arrival/count-journeys.ts'
import { BatchId } from '../../domain/kernel/ids.ts'
import { disengaged } from '../../domain/matching/placement.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Chunk = z.object({ batchId: BatchId, chunk: z.int().nonnegative() })

/** Counts how far the chunk's people came once every trip has ended. People who did not board are free for another batch. */
async function countJourneysOfChunk(
  { batchId, chunk }: z.infer<typeof Chunk>,
  { placements, workers }: Pick<Deps, 'placements' | 'workers'>,
) {
  const people = await placements.ofChunk(batchId, chunk)
  await workers.release(disengaged(people), batchId)
  return countJourneys(people)
}

export const handler = task(Chunk, countJourneysOfChunk)
