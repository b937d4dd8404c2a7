import { isBooked } from './booking.ts'
import type { Trip, TripProgress } from './trip.ts'

/**
 * Where a trip is for those who report on it. `empty`: by all reports nobody came, so the vehicle had no reason to leave, but
 * it stays booked; a late roll-call may still tell otherwise.
 */
export type TripStanding = TripProgress['state'] | 'unbooked' | 'lost' | 'empty'

export function tripStanding({ booking, progress, loss }: Pick<Trip, 'booking' | 'progress' | 'loss'>): TripStanding {
  if (progress.state === 'cancelled') return isBooked(booking) ? 'empty' : 'cancelled'
  if (progress.state !== 'planned') return progress.state
  if (loss) return 'lost'
  return isBooked(booking) ? 'planned' : 'unbooked'
}
