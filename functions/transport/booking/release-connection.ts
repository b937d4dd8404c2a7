import * as z from 'zod'
import { BatchId, ConnectionId, type TripId } from '../../../domain/kernel/ids.ts'
import type { Passenger } from '../../../domain/transport/trips/passenger.ts'
import type { Seat } from '../../../storage/transport/passengers.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
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
  await deps.passengers.leave(await seatsElsewhere(seats, new Set(tripIds), deps))
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

/** Where these people ride a trip of another connection as well: a coach that was booked before their train. */
async function seatsElsewhere(
  seats: readonly Passenger[],
  here: ReadonlySet<TripId>,
  { placements }: Pick<Deps, 'placements'>,
): Promise<Seat[]> {
  const people = new Map(seats.map((seat) => [seat.workerId, seat]))
  const known = await placements.getMany([...people.values()])
  return known.flatMap(({ workerId, journey }) =>
    journey.state === 'seated'
      ? journey.tripIds.filter((tripId) => !here.has(tripId)).map((tripId) => ({ tripId, workerId }))
      : [],
  )
}

export const handler = task(Release, releaseConnection)
