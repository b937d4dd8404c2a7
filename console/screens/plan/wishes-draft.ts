import type { Trip, Wishes } from './plan-types.ts'

type Coaches = readonly { readonly seats: number; readonly count: number }[]

/** What is wished of another plan so far. */
export interface WishesDraft {
  readonly lock: readonly Trip['tripId'][]
  readonly forbid: NonNullable<Wishes['forbid']>
  readonly budgetYuan: number | null
  /** By trip, with which coaches its departure is to run. */
  readonly vehicles: Readonly<Record<Trip['tripId'], Coaches>>
}

export const blankWishes: WishesDraft = { lock: [], forbid: [], budgetYuan: null, vehicles: {} }

export function wishesOf({ lock, forbid, budgetYuan, vehicles }: WishesDraft): Wishes {
  return {
    lock: [...lock],
    forbid: [...forbid],
    budgetYuan,
    vehicles: Object.entries(vehicles).map(([tripId, coaches]) => ({
      tripId: tripId as Trip['tripId'],
      coaches: coaches.map((one) => ({ ...one })),
    })),
  }
}

export function isBlank({ lock, forbid, budgetYuan, vehicles }: WishesDraft): boolean {
  return lock.length === 0 && forbid.length === 0 && budgetYuan === null && Object.keys(vehicles).length === 0
}
