import { isBooked } from './booking.ts'
import type { Trip } from './trip.ts'
import { lacksBeds } from './trip-lodging.ts'

/** Nothing of the trip is left to book by telephone: neither its seats, where the carrier takes no messages, nor beds. */
export function isSettledByHand(trip: Pick<Trip, 'booking' | 'hire' | 'lodging' | 'beds'>): boolean {
  return !lacksBeds(trip) && (trip.hire?.by !== 'by-hand' || isBooked(trip.booking))
}
