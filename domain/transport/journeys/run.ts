import type { TripId } from '../../kernel/ids.ts'
import type { Money } from '../../kernel/money.ts'
import type { Traveller } from '../trips/traveller.ts'
import type { Trip } from '../trips/trip.ts'
import type { PlannedVehicle } from './planned-vehicle.ts'

type Vehicle = Pick<
  Trip,
  'mode' | 'service' | 'stops' | 'endsAtPlant' | 'seats' | 'drivers' | 'timetable' | 'cost' | 'hire' | 'ownJourney'
>

/** How one person waits between a feeder and the service after it. */
export interface OnwardWait {
  readonly minutes: number
  /** In a bed, each at this price. */
  readonly nights: number
  readonly perNight: Money | null
}

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
    /** For the service after this feeder. */
    readonly wait?: OnwardWait
  }[]
}

/** What a trip is apart from its people and how far it is. */
export function vehicleFacts(of: Vehicle): Vehicle {
  const { mode, service, stops, endsAtPlant, seats, drivers, timetable, cost, hire, ownJourney } = of
  const facts = { mode, service, stops, endsAtPlant, seats, drivers, timetable, cost, hire }
  return ownJourney ? { ...facts, ownJourney } : facts
}
