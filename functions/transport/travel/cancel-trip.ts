import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { releaseBooking } from '../booking/release-booking.ts'

/** A vehicle that nobody rides does not run. */
async function cancelTrip({ tripId }: { tripId: TripId }, deps: Pick<Deps, 'trips' | 'carriers' | 'clock'>) {
  await releaseBooking(tripId, 'nobody travels', deps)
  await deps.trips.advance(tripId, ['planned'], { state: 'cancelled', at: deps.clock.now() })
  return {}
}

export const handler = task(z.object({ tripId: TripId }), cancelTrip)
