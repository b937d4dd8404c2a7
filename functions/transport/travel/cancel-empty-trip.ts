import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { cancelTrip } from '../booking/cancel-trip.ts'

/** A vehicle that nobody rides does not run. */
async function cancelEmptyTrip({ tripId }: { tripId: TripId }, deps: Pick<Deps, 'trips' | 'carriers' | 'clock'>) {
  await cancelTrip(tripId, 'nobody travels', deps)
  return {}
}

export const handler = task(z.object({ tripId: TripId }), cancelEmptyTrip)
