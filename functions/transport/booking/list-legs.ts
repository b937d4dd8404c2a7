import * as z from 'zod'
import { ConnectionId } from '../../../domain/kernel/ids.ts'
import { noSuch } from '../../../domain/kernel/refusal.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

/** The trips of a connection that still have to be booked, by the way in which they are booked. */
async function listLegs(
  { connectionId }: { connectionId: ConnectionId },
  { connections, trips }: Pick<Deps, 'connections' | 'trips'>,
) {
  const tripIds = await connections.tripIdsOf(connectionId)
  if (tripIds.length === 0) return noSuch('connection')
  const open = (await trips.getMany(tripIds)).filter(({ booking }) => !isBooked(booking))
  const bookedBy = (by: 'api' | 'by-hand') =>
    open.filter(({ hire }) => hire?.by === by).map(({ tripId }) => ({ tripId }))
  return { byHand: bookedBy('by-hand'), byCarrier: bookedBy('api') }
}

export const handler = task(z.object({ connectionId: ConnectionId }), listLegs)
