import * as z from 'zod'
import { BatchId, ConnectionId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { releaseBooking } from './release-booking.ts'

const Release = z.object({ batchId: BatchId, connectionId: ConnectionId })

const why = 'the connection could not be booked whole'

/** Undoes a connection: its bookings are released, its trips do not run, its people are without a seat again. */
export async function releaseConnection(
  { batchId, connectionId }: z.infer<typeof Release>,
  deps: Pick<Deps, 'trips' | 'connections' | 'passengers' | 'placements' | 'carriers' | 'clock'>,
) {
  const tripIds = await deps.connections.tripIdsOf(connectionId)
  for (const tripId of tripIds) {
    await releaseBooking(tripId, why, deps)
    await deps.trips.advance(tripId, ['planned'], { state: 'cancelled', at: deps.clock.now() })
  }
  const seats = (await Promise.all(tripIds.map((tripId) => deps.passengers.ofTrip(tripId))))
    .flat()
    .filter(({ state }) => state === 'expected')
  for (const [chunk, people] of Map.groupBy(seats, (seat) => seat.chunk)) {
    const workerIds = [...new Set(people.map(({ workerId }) => workerId))]
    const moves = workerIds.map((workerId) => ({
      workerId,
      from: ['seated'] as const,
      to: { state: 'accepted' as const },
    }))
    await deps.placements.move(batchId, chunk, moves)
  }
  await deps.passengers.remove(seats)
  return { released: tripIds.length }
}

export const handler = task(Release, releaseConnection)
