import type { Traveller } from './traveller.ts'
import type { Trip } from './trip.ts'

/** A planned vehicle with the people who ride it, before it has an id and stands with the runs that it connects to. */
export interface Run
  extends Pick<
    Trip,
    'mode' | 'service' | 'stops' | 'endsAtPlant' | 'seats' | 'drivers' | 'timetable' | 'cost' | 'hire'
  > {
  /** Tells it apart from the other runs of one planning, the same whenever that is repeated. */
  readonly key: string
  readonly boardings: readonly {
    readonly traveller: Traveller
    /** Index into the stops. */
    readonly boardsAt: number
  }[]
}
