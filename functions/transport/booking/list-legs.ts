import * as z from 'zod'
import { ConnectionId } from '../../../domain/kernel/ids.ts'
import { noSuch } from '../../../domain/kernel/refusal.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import { isSettledByHand } from '../../../domain/transport/trips/is-settled-by-hand.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

/** The trips of a connection that still have to be booked, by the way in which they are booked; beds are booked by hand. */
async function listLegs(
  { connectionId }: { connectionId: ConnectionId },
  { connections, trips }: Pick<Deps, 'connections' | 'trips'>,
) {
  const tripIds = await connections.tripIdsOf(connectionId)
  if (tripIds.length === 0) return noSuch('connection')
  const found = await trips.getMany(tripIds)
  const named = (some: typeof found) => some.map(({ tripId }) => ({ tripId }))
  return {
    byHand: named(found.filter((trip) => !isSettledByHand(trip))),
    byCarrier: named(found.filter(({ hire, booking }) => hire?.by === 'api' && !isBooked(booking))),
  }
}

export const handler = task(z.object({ connectionId: ConnectionId }), listLegs)
