import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

const Raise = z.object({ tripId: TripId, what: z.string() })

/** A step that failed for good is put before the trip's staff, and the journey goes on. */
async function raiseAlarm({ tripId, what }: z.infer<typeof Raise>, { trips, clock }: Pick<Deps, 'trips' | 'clock'>) {
  await trips.raiseAlarm(tripId, { at: clock.now(), what })
  return {}
}

export const handler = task(Raise, raiseAlarm)
