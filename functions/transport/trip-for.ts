import type { TripId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'
import { tripOf } from './trip-of.ts'

/** The trip that a colleague asks for, or a refusal where there is none or it lies outside their scope. */
export async function tripFor(
  staff: Staff,
  tripId: TripId,
  deps: Pick<Deps, 'trips'>,
): Promise<Trip | Refusal<'not-found' | 'not-permitted'>> {
  const trip = await tripOf(tripId, deps)
  return isRefusal(trip) || inScope(staff, trip) ? trip : outOfScope()
}
