import { concurrently } from '../../../domain/kernel/concurrently.ts'
import { alarmOf } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../../domain/transport/trips/alarm-sentences.ts'
import { boardingPlaceOf } from '../../../domain/transport/trips/boarding-place.ts'
import { startsJourneys } from '../../../domain/transport/trips/boarding-point.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { originsOf } from '../../../domain/transport/trips/way-of.ts'
import type { TripToTell } from '../../../storage/transport/trip-boardings.ts'
import type { Deps } from '../../wiring/deps.ts'

export type SettlingBoarding = Pick<Deps, 'trips' | 'offices' | 'clock'>

/**
 * Settles where people board before they are told: each county's default stop, where none was chosen. From then on it stands, so
 * that a county that changes its default sends nobody elsewhere. A county without a stop is asked for one.
 */
export async function settleBoarding(
  toTell: readonly TripToTell[],
  { trips: kept, offices, clock }: SettlingBoarding,
): Promise<Trip[]> {
  const coaches = toTell.filter(({ trip }) => startsJourneys(trip) && trip.mode !== 'self-arranged')
  const stopsOf = (trip: Trip) => trip.stops.filter(({ place }) => originsOf(trip).includes(place))
  const known = await offices.getMany(coaches.flatMap(({ trip }) => stopsOf(trip).map(({ place }) => place)))
  const settle = async (one: TripToTell): Promise<[Trip, Trip]> => {
    const { trip } = one
    const places = stopsOf(trip).map(({ place: code, name }) => ({
      name,
      place: boardingPlaceOf(known.get(code) ?? { code, office: null, stops: [] }),
    }))
    const boarding = await kept.settleBoarding(
      one,
      places.map(({ place }) => place),
    )
    for (const { name, place } of places)
      if (boarding.some(({ countyCode, stop }) => countyCode === place.countyCode && stop === null))
        await kept.raiseAlarm(trip.tripId, { at: clock.now(), ...alarmOf(alarmSentences('no-stop', { county: name })) })
    return [trip, { ...trip, boarding }]
  }
  const settled = new Map(await concurrently(coaches.map(settle)))
  return toTell.map(({ trip }) => settled.get(trip) ?? trip)
}
