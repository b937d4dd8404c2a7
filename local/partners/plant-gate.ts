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
  /** Who of these placements has come, by whatever trip. */
  cameAmong(placementIds: readonly string[]): readonly string[]
}

export function plantGate(simulation: Pick<Simulation, 'chance' | 'collection'>): PlantGate {
  const came = simulation.collection<readonly Passenger[]>('came to the gate')
  return {
    countsForItself: (enterpriseId) => simulation.chance('counts for itself', enterpriseId) < countsForItselfShare,
    enter(tripId, people) {
      came.set(tripId, [...(came.get(tripId) ?? []), ...people])
    },
    cameAmong(placementIds) {
      const there = new Set<string>(
        [...came.values()].flatMap((people) => people.map(({ placementId }) => placementId)),
      )
      return placementIds.filter((one) => there.has(one))
    },
    cameOn: (tripId, jobOrderId) =>
      came
        .get(tripId)
        ?.filter((passenger) => passenger.jobOrderId === jobOrderId)
        .map(({ placementId }) => placementId),
  }
}
