import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { alarmOf } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../../domain/transport/trips/alarm-sentences.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

/** Workflows that an earlier release started bring the text. */
const Raise = z.union([
  z.object({ tripId: TripId, says: z.enum(['booking-stands', 'plant-not-told']) }),
  z.object({ tripId: TripId, what: z.string() }),
])

/** A step that failed for good is put before the trip's staff, and the journey goes on. */
async function raiseAlarm(asked: z.infer<typeof Raise>, { trips, clock }: Pick<Deps, 'trips' | 'clock'>) {
  const said = 'says' in asked ? alarmOf(alarmSentences(asked.says)) : { what: asked.what }
  await trips.raiseAlarm(asked.tripId, { at: clock.now(), ...said })
  return {}
}

export const handler = task(Raise, raiseAlarm)
