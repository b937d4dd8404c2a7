import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import type { Simulation } from './simulation.ts'

const countsForItselfShare = 0.4

/** Where people stand when they have arrived: what a plant's own system knows of them is who came through its gate. */
export interface PlantGate {
  /** Such a plant sends `arrival.confirmed`; at the others the escort has the hand-over signed. */
  countsForItself(enterpriseId: string): boolean
  enter(tripId: string, people: readonly Passenger[]): void
  /** Placements that came on a trip for a job order; undefined while the group is not there. */
  cameOn(tripId: string, jobOrderId: string): readonly string[] | undefined
}

export function plantGate(simulation: Pick<Simulation, 'chance' | 'collection'>): PlantGate {
  const came = simulation.collection<readonly Passenger[]>('came to the gate')
  return {
    countsForItself: (enterpriseId) => simulation.chance('counts for itself', enterpriseId) < countsForItselfShare,
    enter(tripId, people) {
      came.set(tripId, [...(came.get(tripId) ?? []), ...people])
    },
    cameOn: (tripId, jobOrderId) =>
      came
        .get(tripId)
        ?.filter((passenger) => passenger.jobOrderId === jobOrderId)
        .map(({ placementId }) => placementId),
  }
}
