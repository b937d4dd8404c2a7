import type { TripId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { departsAt, type Trip } from '../../domain/transport/trips/trip.ts'
import { type Database, expiry, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { tripRetention } from './trip-entity.ts'

/**
 * Leads from a place and a day to its trips. Written before the trip, and left behind when another plan moves it: whoever follows it
 * looks whether the trip is there still.
 */
export function tripPlaceEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'tripPlace', version: '1', service: 'zhida' },
      attributes: {
        /** A county or a city that it touches, or all. */
        place: { type: 'string', required: true },
        date: { type: text<CalendarDate>(), required: true },
        departsAt: { type: text<Instant>(), required: true },
        tripId: { type: text<TripId>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofDay: {
          pk: { field: 'pk', composite: ['place', 'date'] },
          sk: { field: 'sk', composite: ['departsAt', 'tripId'] },
        },
      },
    },
    database,
  )
}

/** Under which places and day a trip is found. */
export function placesOfTrip(trip: Trip) {
  const departs = departsAt(trip)
  const { tripId, counties, cities } = trip
  const expiresAt = expiry(departs, tripRetention)
  return ['all', ...new Set([...counties, ...cities])].map((place) => {
    return { place, date: dateInShanghai(departs), departsAt: departs, tripId, expiresAt }
  })
}
