import { concurrently } from '../../../domain/kernel/concurrently.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { confirmTrip } from './confirm-trip.ts'
import { type HoldingTrip, holdTrip } from './hold-trip.ts'

/**
 * Holds every leg with its carrier, and once all are held, confirms them. `false`: one was refused, or its hold expired; nothing is
 * undone here, because the saga goes over all of them again, leg by leg, and finds what is held. Throws where a carrier broke, when
 * every other call has ended.
 */
export async function bookAtOnce(legs: readonly Trip[], deps: HoldingTrip): Promise<boolean> {
  const held = await concurrently(legs.map((trip) => holdTrip({ tripId: trip.tripId, trip, attempt: 1 }, deps)))
  if (!held.every((one) => !isRefusal(one) && one.held)) return false
  const confirmed = await concurrently(legs.map(({ tripId }) => confirmTrip({ tripId }, deps)))
  return confirmed.every((one) => !isRefusal(one) && one.confirmed)
}
