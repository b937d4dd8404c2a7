import type { TripId } from '../../kernel/ids.ts'
import type { Traveller } from '../trips/traveller.ts'
import type { Trip } from '../trips/trip.ts'
import type { PlannedVehicle } from './planned-vehicle.ts'

type Vehicle = Pick<
  Trip,
  'mode' | 'service' | 'stops' | 'endsAtPlant' | 'seats' | 'drivers' | 'timetable' | 'cost' | 'hire'
>

/** A planned vehicle with the people who ride it, before it stands with the runs that it connects to. */
export interface Run extends Vehicle {
  /** Tells it apart from the other runs of one planning, the same whenever that is repeated. */
  readonly key: string
  /** The trip of an earlier planning that it is; null for a new one. */
  readonly tripId: TripId | null
  readonly vehicle: PlannedVehicle
  readonly boardings: readonly {
    readonly traveller: Traveller
    /** Index into the stops. */
    readonly boardsAt: number
  }[]
}

/** What a trip is apart from its people and how far it is. */
export function vehicleFacts(of: Vehicle): Vehicle {
  const { mode, service, stops, endsAtPlant, seats, drivers, timetable, cost, hire } = of
  return { mode, service, stops, endsAtPlant, seats, drivers, timetable, cost, hire }
}
