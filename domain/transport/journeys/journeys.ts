import type { TripId } from '../../kernel/ids.ts'
import type { Passenger } from '../trips/passenger.ts'
import type { Trip } from '../trips/trip.ts'
import type { PlannedVehicle } from './planned-vehicle.ts'

/** Trips with everybody's seats on them. */
export interface Journeys {
  readonly trips: readonly Trip[]
  readonly passengers: readonly Passenger[]
}

/** Journeys with what each trip is in the plan. */
export interface PlannedJourneys extends Journeys {
  readonly vehicles: ReadonlyMap<TripId, PlannedVehicle>
}
