import type { TripId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { Deps } from '../wiring/deps.ts'

/** The trip that a task works on, or a refusal. */
export async function tripOf(tripId: TripId, { trips }: Pick<Deps, 'trips'>): Promise<Trip | Refusal<'not-found'>> {
  return (await trips.get(tripId)) ?? noSuch('trip')
}
