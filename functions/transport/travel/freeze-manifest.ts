import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { isExpected } from '../../../domain/transport/trips/passenger.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

/** From now on the list is what plants and escorts go by. Answers how many are on it. */
async function freezeManifest(
  { tripId }: { tripId: TripId },
  { trips, passengers, clock }: Pick<Deps, 'trips' | 'passengers' | 'clock'>,
) {
  const expected = (await passengers.ofTrip(tripId)).filter(isExpected)
  if (expected.length > 0) await trips.freeze(tripId, clock.now())
  return { passengers: expected.length }
}

export const handler = task(z.object({ tripId: TripId }), freezeManifest)
