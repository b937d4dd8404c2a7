import type { Trip, Wishes } from './plan-types.ts'

type Coaches = readonly { readonly seats: number; readonly count: number }[]
export type MoreCoaches = NonNullable<Wishes['coaches']>[number]

/** What is wished of another plan so far. */
export interface WishesDraft {
  readonly lock: readonly Trip['tripId'][]
  /** Departures that are not to run. */
  readonly reject: readonly Trip['tripId'][]
  readonly forbid: NonNullable<Wishes['forbid']>
  readonly budgetYuan: number | null
  /** By trip, with which coaches its departure is to run. */
  readonly vehicles: Readonly<Record<Trip['tripId'], Coaches>>
  /** Coaches that are to run all the way to a city besides. */
  readonly coaches: readonly MoreCoaches[]
}

export const blankWishes: WishesDraft = {
  lock: [],
  reject: [],
  forbid: [],
  budgetYuan: null,
  vehicles: {},
  coaches: [],
}

export function wishesOf({ lock, reject, forbid, budgetYuan, vehicles, coaches }: WishesDraft): Wishes {
  return {
    lock: [...lock],
    reject: [...reject],
    forbid: [...forbid],
    budgetYuan,
    vehicles: Object.entries(vehicles).map(([tripId, wished]) => ({
      tripId: tripId as Trip['tripId'],
      coaches: wished.map((one) => ({ ...one })),
    })),
    coaches: [...coaches],
  }
}

export function isBlank(draft: WishesDraft): boolean {
  const { lock, reject, forbid, budgetYuan, vehicles, coaches } = draft
  const lists = [lock, reject, forbid, coaches, Object.keys(vehicles)]
  return budgetYuan === null && lists.every((list) => list.length === 0)
}
