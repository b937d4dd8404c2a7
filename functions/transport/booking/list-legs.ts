import * as z from 'zod'
import { ConnectionId } from '../../../domain/kernel/ids.ts'
import { noSuch } from '../../../domain/kernel/refusal.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import { isSettledByHand } from '../../../domain/transport/trips/is-settled-by-hand.ts'
import { wayToBook } from '../../../domain/transport/trips/way-to-book.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { bookAtOnce } from './book-at-once.ts'
import type { HoldingTrip } from './hold-trip.ts'

const List = z.object({
  connectionId: ConnectionId,
  /**
   * Legs that carriers alone book are booked here, in one try. Given back as the failure `by-hand`, with the legs as its cause, where staff
   * book some, and as `leg-by-leg` where they are to be booked one by one. Without it they are listed only.
   */
  token: z.string().optional(),
})

/** The trips of a connection that still have to be booked, by the way in which they are booked; beds are booked by hand. */
async function listLegs(
  { connectionId, token }: z.infer<typeof List>,
  deps: HoldingTrip & Pick<Deps, 'connections' | 'workflows'>,
) {
  const tripIds = await deps.connections.tripIdsOf(connectionId)
  if (tripIds.length === 0) return noSuch('connection')
  const found = await deps.trips.getMany(tripIds)
  const named = (some: typeof found) => some.map(({ tripId }) => ({ tripId }))
  const ofCarriers = found.filter(({ hire, booking }) => hire?.by === 'api' && !isBooked(booking))
  const legs = { byHand: named(found.filter((trip) => !isSettledByHand(trip))), byCarrier: named(ofCarriers) }
  if (token !== undefined) {
    const way = wayToBook({ byHand: legs.byHand.length, byCarrier: legs.byCarrier.length })
    if (way === 'by-hand') await deps.workflows.fail(token, way, JSON.stringify(legs))
    else if (way === 'at-once' && (await bookAtOnce(ofCarriers, deps)))
      await deps.workflows.succeed(token, { booked: true })
    else await deps.workflows.fail(token, 'leg-by-leg', 'its legs are held and confirmed one by one')
  }
  return legs
}

export const handler = task(List, listLegs)
