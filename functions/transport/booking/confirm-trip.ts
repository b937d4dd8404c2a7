import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal, type Refusal } from '../../../domain/kernel/refusal.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import { task } from '../../wiring/task.ts'
import { tripOf } from '../trip-of.ts'
import type { HoldingTrip } from './hold-trip.ts'

export type Confirmed = { confirmed: true } | { confirmed: false; why: string }

/** Books what is held. A hold that has expired makes the trip `planned` again, so that it can be held once more. */
export async function confirmTrip(
  { tripId }: { tripId: TripId },
  { trips, carriers, clock }: HoldingTrip,
): Promise<Confirmed | Refusal<'not-found'>> {
  const trip = await tripOf(tripId, { trips })
  if (isRefusal(trip)) return trip
  const { booking } = trip
  if (isBooked(booking)) return { confirmed: true }
  if (booking.state === 'planned') return { confirmed: false, why: 'hold-expired' }
  if (booking.state !== 'held') return { confirmed: false, why: 'not held' }
  const { attempt, reference: held, until } = booking
  const reply =
    until <= clock.now()
      ? { confirmed: false as const, why: 'hold-expired' as const }
      : await carriers.confirm(`${tripId}-confirm-${attempt}`, { tripId, reference: held })
  if (reply.confirmed) {
    const { reference } = reply
    const at = clock.now()
    if (await trips.book(tripId, ['held'], { state: 'confirmed', reference, by: 'carrier', at }))
      return { confirmed: true }
    await carriers.cancel(`${tripId}-cancel`, { tripId, reference, why: 'released while it was being confirmed' })
    return { confirmed: false, why: 'released while it was being confirmed' }
  }
  const { why } = reply
  const next =
    why === 'hold-expired' ? { state: 'planned' as const } : { state: 'refused' as const, at: clock.now(), why }
  await trips.book(tripId, ['held'], next)
  return { confirmed: false, why }
}

export const handler = task(z.object({ tripId: TripId }), confirmTrip)
