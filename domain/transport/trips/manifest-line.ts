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

export function isAboard({ hasBoarded, state }: Pick<Passenger, 'hasBoarded' | 'state'>): boolean {
  return hasBoarded && state !== 'no-show'
}

/** How long somebody sleeps on the way after this trip; null for those who go on at once. */
export function nightsOf({ passenger: { nights = 0 } }: Pick<ManifestLine, 'passenger'>): string | null {
  return nights > 0 ? `住${nights}晚` : null
}

/** How many came, once it is known of everybody; until then a box to write into. */
export function boardedOf(lines: readonly ManifestLine[]): string | null {
  const boarded = lines.filter(({ passenger }) => isAboard(passenger)).length
  const missed = lines.filter(({ passenger }) => passenger.state === 'no-show').length
  return boarded + missed === lines.length ? `${boarded}人` : null
}
