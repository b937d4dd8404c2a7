import type { Passenger } from './passenger.ts'

/** A passenger as the lists show them; the details are masked or not as the reader may see them. */
export interface ManifestLine {
  readonly passenger: Passenger
  readonly name: string
  /** Empty on a list that needs none. */
  readonly nationalId: string
  readonly phone: string
  /** Name of the enterprise. */
  readonly plant: string
  /** What they will do there, as it was promised to them. */
  readonly post: string
  /** Township and village, as the survey wrote them. */
  readonly home: string
}

/** Whose journey the lists are about: nobody prints a list of those who withdrew. */
export function travels({ state }: Pick<Passenger, 'state'>): boolean {
  return state !== 'withdrawn'
}
