import { isRefusal, noSuch } from '../../../domain/kernel/refusal.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'

/** Somebody telephoned, or looked: the alarm is off the work lists. */
async function seeToAlarm(
  { params, body, staff }: Call<Routes['see-to-alarm']>,
  { trips, clock }: Pick<Deps, 'trips' | 'clock'>,
) {
  const trip = await tripFor(staff, params.tripId, { trips })
  if (isRefusal(trip)) return trip
  const seen = { alarmId: params.alarmId, by: staff.subject, at: clock.now(), note: body.note }
  return (await trips.seeToAlarm(trip.tripId, seen)) ?? noSuch('alarm of this trip')
}

export const handler = http(routes['see-to-alarm'], seeToAlarm)
