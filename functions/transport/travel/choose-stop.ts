import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { alarmOf, isSameAlarm } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../../domain/transport/trips/alarm-sentences.ts'
import { boardingPlaceOf } from '../../../domain/transport/trips/boarding-place.ts'
import { startsJourneys } from '../../../domain/transport/trips/boarding-point.ts'
import { departsAt } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'
import { countyFor } from './county-for.ts'

/**
 * Chooses where the people of a county board a trip. Once they were told of a stop it stays, so that nobody waits at another one;
 * where they were told to wait for a call it may still be entered, and stands on the page and in the reminder.
 */
async function chooseStop(
  { params, body, staff }: Call<Routes['choose-stop']>,
  { trips, offices, clock }: Pick<Deps, 'trips' | 'offices' | 'clock'>,
) {
  const trip = await tripFor(staff, params.tripId, { trips })
  if (isRefusal(trip)) return trip
  const county = countyFor(staff, body.county)
  if (isRefusal(county)) return county
  const stop = trip.stops.find(({ place }) => place === county.code)
  if (!stop || !startsJourneys(trip) || trip.mode === 'self-arranged')
    return refuse('not-found', transportSentences('not-in-county'))
  if (clock.now() >= departsAt(trip)) return refuse('invalid-state', transportSentences('has-departed'))
  const place = boardingPlaceOf(await offices.get(county.code), body.stopId)
  if (!place.stop) return refuse('not-found', transportSentences('no-such-stop'))
  if (!(await trips.chooseStop(trip.tripId, place))) return refuse('invalid-state', transportSentences('stop-told'))
  const missed = alarmOf(alarmSentences('no-stop', { county: county.name }))
  for (const { alarmId } of trip.alarms.filter((one) => isSameAlarm(one, missed)))
    await trips.seeToAlarm(trip.tripId, { alarmId, by: staff.subject, at: clock.now(), note: place.stop.name })
  return trips.get(trip.tripId)
}

export const handler = http(routes['choose-stop'], chooseStop)
