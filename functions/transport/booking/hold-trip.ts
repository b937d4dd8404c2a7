import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal, type Refusal } from '../../../domain/kernel/refusal.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { tripOf } from '../trip-of.ts'

const Hold = z.object({ tripId: TripId, attempt: z.int().positive() })

export type HoldingTrip = Pick<Deps, 'trips' | 'carriers' | 'clock'>
export type Held = { held: true } | { held: false; why: string }

/**
 * Holds the trip's seats with its carrier. That the carrier is being asked is on record first: a release that comes
 * meanwhile then cancels what may be held. `trip`: where the caller has just read it.
 */
export async function holdTrip(
  { tripId, attempt, trip: seen }: z.infer<typeof Hold> & { readonly trip?: Trip },
  { trips, carriers, clock }: HoldingTrip,
): Promise<Held | Refusal<'not-found'>> {
  const trip = seen ?? (await tripOf(tripId, { trips }))
  if (isRefusal(trip)) return trip
  const { booking, hire, seats, stops } = trip
  if (isBooked(booking) || !hire) return { held: true }
  if (booking.state === 'held' && booking.until > clock.now()) return { held: true }
  if (booking.state === 'refused' || booking.state === 'released') return { held: false, why: booking.why }
  if (!(await trips.book(tripId, ['planned', 'holding', 'held'], { state: 'holding', attempt })))
    return { held: false, why: 'the booking was changed meanwhile' }

  const reply = await carriers.hold(`${tripId}-hold-${attempt}`, { quoteId: hire.quoteId, tripId, seats, stops })
  if (!reply.held) {
    await trips.book(tripId, ['holding'], { state: 'refused', at: clock.now(), why: reply.why })
    return { held: false, why: reply.why }
  }
  const { reference, until } = reply
  if (await trips.book(tripId, ['holding'], { state: 'held', attempt, reference, until })) return { held: true }
  await carriers.cancel(`${tripId}-cancel`, { tripId, reference, why: 'released while it was being held' })
  return { held: false, why: 'released while it was being held' }
}

export const handler = task(Hold, holdTrip)
