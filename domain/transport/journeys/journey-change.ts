import { isDeepStrictEqual } from 'node:util'
import type { ConnectionId, TripId, WorkerId } from '../../kernel/ids.ts'
import { isBooked } from '../trips/booking.ts'
import type { Passenger } from '../trips/passenger.ts'
import { departsAt, type Trip } from '../trips/trip.ts'
import type { Journeys } from './journeys.ts'
import { vehicleFacts } from './run.ts'

/** Somebody whose journey changes. */
export interface Moved {
  readonly workerId: WorkerId
  readonly chunk: number
  /** None where they had no seat. */
  readonly from: readonly TripId[]
  readonly to: readonly TripId[]
}

/** What becomes of journeys, as it is written: each part of it may be written twice. */
export interface JourneyChange {
  readonly added: readonly Trip[]
  /** Trips that still run, but with a change: another vehicle, other stops, other plants, another connection. */
  readonly revised: readonly Trip[]
  readonly dropped: readonly TripId[]
  /** New connections, each with its trips in the order of departure. */
  readonly connections: readonly { readonly connectionId: ConnectionId; readonly tripIds: readonly TripId[] }[]
  /** Seats that are taken: on new trips, and on those that stand. */
  readonly taken: readonly Passenger[]
  readonly joined: readonly Passenger[]
  /** Seats that stay, while the person boards at another stop or continues on another trip. */
  readonly amended: readonly Passenger[]
  readonly moved: readonly Moved[]
  /** Booked trips whose carrier must be told of a stop: names of stops by trip. */
  readonly newStops: readonly { readonly tripId: TripId; readonly names: readonly string[] }[]
}

/** What turns the journeys that stand into the next ones. */
export function journeyChange(standing: Journeys, next: Journeys): JourneyChange {
  const before = new Map(standing.trips.map((trip) => [trip.tripId, trip]))
  const after = new Set(next.trips.map(({ tripId }) => tripId))
  const seats = new Map(standing.passengers.map((seat) => [seatKey(seat), seat]))
  const isNew = ({ tripId }: { tripId: TripId }) => !before.has(tripId)
  const fresh = next.passengers.filter((seat) => !seats.has(seatKey(seat)))
  return {
    added: next.trips.filter(isNew),
    revised: next.trips.filter((trip) => {
      const old = before.get(trip.tripId)
      return old && !isDeepStrictEqual(facts(old), facts(trip))
    }),
    dropped: standing.trips.flatMap(({ tripId }) => (after.has(tripId) ? [] : [tripId])),
    connections: newConnections(standing, next),
    taken: fresh.filter(isNew),
    joined: fresh.filter((seat) => !isNew(seat)),
    amended: next.passengers.filter((seat) => {
      const old = seats.get(seatKey(seat))
      return old && (old.boardsAt !== seat.boardsAt || old.nextTripId !== seat.nextTripId)
    }),
    moved: movedBetween(standing, next),
    newStops: next.trips.flatMap(({ tripId, stops }) => {
      const old = before.get(tripId)
      if (!old?.hire || !isBooked(old.booking)) return []
      const known = new Set(old.stops.map(({ place }) => place))
      const names = stops.filter(({ place }) => !known.has(place)).map(({ name }) => name)
      return names.length > 0 ? [{ tripId, names }] : []
    }),
  }
}

function newConnections(standing: Journeys, next: Journeys): JourneyChange['connections'] {
  const known = new Set(standing.trips.map(({ connectionId }) => connectionId))
  const byConnection = Map.groupBy(next.trips, ({ connectionId }) => connectionId)
  return [...byConnection].flatMap(([connectionId, trips]) =>
    known.has(connectionId) ? [] : [{ connectionId, tripIds: trips.toSorted(byDeparture).map(({ tripId }) => tripId) }],
  )
}

function byDeparture(a: Trip, b: Trip): number {
  const [first, second] = [departsAt(a), departsAt(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

const seatKey = ({ tripId, workerId }: Pick<Passenger, 'tripId' | 'workerId'>) => `${tripId} ${workerId}`

function facts(trip: Trip) {
  const { connectionId, counties, cities, plants, onward = null, lodging = null } = trip
  return { ...vehicleFacts(trip), connectionId, counties, cities, plants, onward, lodging }
}

function movedBetween(standing: Journeys, next: Journeys): Moved[] {
  const from = legsByWorker(standing)
  return [...legsByWorker(next)].flatMap(([workerId, { chunk, tripIds }]) => {
    const old = from.get(workerId)?.tripIds ?? []
    return old.join() === tripIds.join() ? [] : [{ workerId, chunk, from: old, to: tripIds }]
  })
}

/** Everybody's trips, in the order in which they ride them. */
function legsByWorker({ trips, passengers }: Journeys): Map<WorkerId, { chunk: number; tripIds: TripId[] }> {
  const departs = new Map(trips.map(({ tripId, stops }) => [tripId, stops[0]?.at ?? '']))
  const byWorker = Map.groupBy(passengers, ({ workerId }) => workerId)
  return new Map(
    [...byWorker].map(([workerId, legs]) => [
      workerId,
      {
        chunk: legs[0]?.chunk ?? 0,
        tripIds: legs
          .map(({ tripId }) => tripId)
          .sort((a, b) => ((departs.get(a) ?? '') < (departs.get(b) ?? '') ? -1 : 1)),
      },
    ]),
  )
}
