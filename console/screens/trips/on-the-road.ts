import { type TripPosition, whereTripIs } from '../../../domain/transport/trips/where-trip-is.ts'
import type { ItemOf } from '../../service/call.ts'

type Trip = ItemOf<'GET /v1/trips'>

export interface TripOnTheRoad {
  readonly trip: Trip
  readonly position: TripPosition
  readonly isLate: boolean
}

const minute = 60_000
/** A trip is looked at so long before it leaves and after it has come. */
const around = 180 * minute
/** Milliseconds behind its plan from which a trip is called late. */
const lateFrom = 15 * minute

/** The trips that are on the road at a moment, about to leave, or just there: what will not run and what is late first. */
export function onTheRoad(trips: readonly Trip[], moment: number, now: number): TripOnTheRoad[] {
  return trips
    .filter(({ stops }) => Date.parse(stops[0]?.at ?? '') - around <= moment)
    .map((trip) => ({ trip, position: whereTripIs(trip, moment, now) }))
    .filter(({ position: { standing, arrives } }) =>
      standing === 'there' || standing === 'not-running' ? moment <= arrives + around : true,
    )
    .map((one) => ({ ...one, isLate: one.position.standing !== 'not-running' && one.position.behind >= lateFrom }))
    .toSorted((one, other) => rankOf(one) - rankOf(other))
}

function rankOf({ position: { standing }, isLate }: TripOnTheRoad): number {
  if (standing === 'not-running') return 0
  return (isLate ? 1 : 5) + { 'under-way': 0, waiting: 1, there: 2 }[standing]
}
