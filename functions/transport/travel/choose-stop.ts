import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import { boardingPlaceOf, noBoardingStop } from '../../../domain/transport/trips/boarding-place.ts'
import { startsJourneys } from '../../../domain/transport/trips/boarding-point.ts'
import { departsAt } from '../../../domain/transport/trips/trip.ts'
import { alarmIdOf } from '../../../domain/transport/trips/waits-of-trip.ts'
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
    return refuse('not-found', '这趟车不在这个县接人。 This trip takes nobody up in this county.')
  if (clock.now() >= departsAt(trip))
    return refuse('invalid-state', '车已到发车时间，不能再改上车点。 It has departed.')
  const place = boardingPlaceOf(await offices.get(county.code), body.stopId)
  if (!place.stop)
    return refuse('not-found', '这个县没有登记这个上车点，请先登记。 The county has no such stop: enter it first.')
  if (!(await trips.chooseStop(trip.tripId, place)))
    return refuse(
      'invalid-state',
      '上车点已经通知本人，不能再改：请在原地点接人，或者逐个打电话。 People were told of the stop already: take them up there, or telephone each.',
    )
  const what = noBoardingStop(county.name)
  const alarmId = alarmIdOf(trip.tripId, { what })
  await trips.seeToAlarm(trip.tripId, { alarmId, by: staff.subject, at: clock.now(), note: place.stop.name })
  return trips.get(trip.tripId)
}

export const handler = http(routes['choose-stop'], chooseStop)
