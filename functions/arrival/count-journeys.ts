import * as z from 'zod'
import { countJourneys } from '../../domain/arrival/count-journeys.ts'
import { BatchId, type WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { disengaged, type Placement, withoutPlace } from '../../domain/matching/placement.ts'
import { closesBy } from '../../domain/transport/trips/trip-schedule.ts'
import { giveBackPlaces } from '../matching/give-back-places.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Chunk = z.object({ batchId: BatchId, chunk: z.int().nonnegative() })

/**
 * Counts how far the chunk's people came once every trip has ended. People who did not board are free for another batch, and
 * their places are; so are people for whom no journey was found, and people whose trip an operator left alone, if nobody has
 * reported them by the time at which it would have been closed.
 */
async function countJourneysOfChunk(
  { batchId, chunk }: z.infer<typeof Chunk>,
  { placements, trips, workers, clock }: Pick<Deps, 'placements' | 'trips' | 'workers' | 'clock'>,
) {
  const listed = await placements.ofChunk(batchId, chunk)
  const at = clock.now()
  const released = { state: 'released' as const, at }
  const missed = { state: 'no-show' as const, at }
  const seatless = listed.filter(({ journey }) => journey.state === 'accepted')
  const moves = [
    ...seatless.map(({ workerId }) => ({ workerId, from: ['accepted'] as const, to: released })),
    ...(await unreported(listed, at, { trips })).map((workerId) => ({
      workerId,
      from: ['seated'] as const,
      to: missed,
    })),
  ]
  await placements.move(batchId, chunk, moves)
  const people = moves.length > 0 ? await placements.ofChunk(batchId, chunk) : listed
  await workers.release(disengaged(people), batchId)
  await giveBackPlaces(withoutPlace(people), { placements })
  return countJourneys(people)
}

/** Who has a seat still, on a trip that is over. */
async function unreported(
  placements: readonly Placement[],
  at: Instant,
  { trips }: Pick<Deps, 'trips'>,
): Promise<WorkerId[]> {
  const seats = placements.flatMap(({ workerId, journey }) => {
    const tripId = journey.state === 'seated' ? journey.tripIds.at(-1) : undefined
    return tripId ? [{ workerId, tripId }] : []
  })
  const found = await trips.getMany([...new Set(seats.map(({ tripId }) => tripId))])
  const over = new Set(found.filter((trip) => closesBy(trip) < at).map(({ tripId }) => tripId))
  return seats.filter(({ tripId }) => over.has(tripId)).map(({ workerId }) => workerId)
}

export const handler = task(Chunk, countJourneysOfChunk)
