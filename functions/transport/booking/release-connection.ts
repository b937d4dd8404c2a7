import * as z from 'zod'
import { BatchId, ConnectionId } from '../../../domain/kernel/ids.ts'
import { isExpected } from '../../../domain/transport/trips/passenger.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { cancelTrip } from './cancel-trip.ts'
import { unseat } from './unseat.ts'

const Release = z.object({ batchId: BatchId, connectionId: ConnectionId })

const why = 'the connection could not be booked whole'

/** Undoes a connection: its bookings are released, its trips do not run, its people are without a seat again. */
export async function releaseConnection(
  { batchId, connectionId }: z.infer<typeof Release>,
  deps: Pick<Deps, 'trips' | 'connections' | 'passengers' | 'placements' | 'carriers' | 'clock'>,
) {
  const tripIds = await deps.connections.tripIdsOf(connectionId)
  for (const tripId of tripIds) await cancelTrip(tripId, why, deps)
  const people = await Promise.all(tripIds.map((tripId) => deps.passengers.ofTrip(tripId)))
  const seats = people.flat().filter(isExpected)
  const whose = new Map(seats.map((seat) => [seat.workerId, seat]))
  const placements = await deps.placements.getMany([...whose.values()])
  await unseat({ batchId, placements, ended: new Set(tripIds) }, deps)
  await deps.passengers.remove(seats)
  return { released: tripIds.length }
}

export const handler = task(Release, releaseConnection)
