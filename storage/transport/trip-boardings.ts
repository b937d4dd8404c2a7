import type { TripId } from '../../domain/kernel/ids.ts'
import type { BoardingPlace } from '../../domain/transport/trips/boarding-place.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { nullIfRefused } from '../null-if-refused.ts'
import { type StoredTrip, tripInItem } from './trip-entity.ts'
import type { TripItems } from './trip-items.ts'

/** A trip with whether its people were told where they board. */
export interface TripToTell {
  readonly trip: Trip
  readonly isTold: boolean
}

/** Where the people of trips board. */
export function tripBoardingsOf({ trips, read, readMany }: TripItems) {
  /** False where somebody changed it meanwhile. */
  async function setBoarding(
    { tripId, boarding: before }: { readonly tripId: TripId; readonly boarding?: readonly BoardingPlace[] | undefined },
    to: { boarding: readonly BoardingPlace[]; boardingTold?: true },
  ): Promise<boolean> {
    const set = trips
      .patch({ tripId })
      .set(to)
      .where(({ boarding }, { eq, notExists }) => (before ? eq(boarding, before) : notExists(boarding)))
    return (await nullIfRefused(set.go())) !== null
  }
  return {
    /** Chooses where a county's people board; false once they were told of another stop. */
    async chooseStop(tripId: TripId, place: BoardingPlace): Promise<boolean> {
      const item = await read(tripId)
      if (!item) return false
      const known = item.boarding ?? []
      const stands = known.find(({ countyCode }) => countyCode === place.countyCode)?.stop
      if (stands?.stopId === place.stop?.stopId) return true
      if (item.boardingTold && stands) return false
      const boarding = [...known.filter(({ countyCode }) => countyCode !== place.countyCode), place]
      return (await setBoarding(item, { boarding })) || this.chooseStop(tripId, place)
    },
    async toTell(tripIds: readonly TripId[]): Promise<TripToTell[]> {
      return (await readMany(tripIds)).map(tripToTellOf)
    },
    /** Settles where people board, now that they are told: what was chosen stands, `places` are for the rest. */
    async settleBoarding({ trip, isTold }: TripToTell, places: readonly BoardingPlace[]): Promise<BoardingPlace[]> {
      const known = trip.boarding ?? []
      const rest = places.filter(({ countyCode }) => !known.some((one) => one.countyCode === countyCode))
      const boarding = [...known, ...rest]
      if (isTold && rest.length === 0) return boarding
      if (await setBoarding(trip, { boarding, boardingTold: true })) return boarding
      const item = await read(trip.tripId)
      if (!item) throw new Error(`there is no trip ${trip.tripId}`)
      return this.settleBoarding(tripToTellOf(item), places)
    },
  }
}

function tripToTellOf(item: StoredTrip): TripToTell {
  return { trip: tripInItem(item), isTold: item.boardingTold === true }
}
