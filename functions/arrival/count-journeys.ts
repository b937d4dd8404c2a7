import * as z from 'zod'
import { countJourneys } from '../../domain/arrival/count-journeys.ts'
import { BatchId } from '../../domain/kernel/ids.ts'
import { disengaged, withoutPlace } from '../../domain/matching/placement.ts'
import { giveBackPlaces } from '../matching/give-back-places.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Chunk = z.object({ batchId: BatchId, chunk: z.int().nonnegative() })

/**
 * Counts how far the chunk's people came once every trip has ended. People who did not board are free for another batch, and
 * their places are; so are people for whom no journey was found.
 */
async function countJourneysOfChunk(
  { batchId, chunk }: z.infer<typeof Chunk>,
  { placements, workers, clock }: Pick<Deps, 'placements' | 'workers' | 'clock'>,
) {
  const listed = await placements.ofChunk(batchId, chunk)
  const seatless = listed.filter(({ journey }) => journey.state === 'accepted')
  const to = { state: 'released' as const, at: clock.now() }
  const moves = seatless.map(({ workerId }) => ({ workerId, from: ['accepted'] as const, to }))
  await placements.move(batchId, chunk, moves)
  const people = seatless.length > 0 ? await placements.ofChunk(batchId, chunk) : listed
  await workers.release(disengaged(people), batchId)
  await giveBackPlaces(withoutPlace(people), { placements })
  return countJourneys(people)
}

export const handler = task(Chunk, countJourneysOfChunk)
