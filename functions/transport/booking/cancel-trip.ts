import type { TripId } from '../../../domain/kernel/ids.ts'
import type { EndReason } from '../../../domain/transport/trips/alarm-sentences.ts'
import type { Deps } from '../../wiring/deps.ts'
import { releaseBooking } from './release-booking.ts'

/** A trip that nobody has boarded does not run: what its carrier holds is released. Repeating it changes nothing. */
export async function cancelTrip(
  tripId: TripId,
  why: EndReason,
  deps: Pick<Deps, 'trips' | 'carriers' | 'clock'>,
): Promise<void> {
  await releaseBooking(tripId, why, deps)
  await deps.trips.advance(tripId, ['planned'], { state: 'cancelled', at: deps.clock.now() })
}
