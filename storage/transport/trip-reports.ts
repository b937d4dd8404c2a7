import type { TripId } from '../../domain/kernel/ids.ts'
import type { PlantReceipt, Trip, TripProgress } from '../../domain/transport/trips/trip.ts'
import { hasReport, type TripWait } from '../../domain/transport/trips/trip-wait.ts'
import { entryOfLateReport, type LateReport } from '../../domain/transport/trips/waits-of-trip.ts'
import { nullIfRefused } from '../null-if-refused.ts'
import { type StoredTrip, tripInItem } from './trip-entity.ts'
import type { TripItems } from './trip-items.ts'

/** A trip with the step of a workflow that waits for word on it, or waited last. */
export interface WaitingTrip {
  readonly trip: Trip
  readonly wait: TripWait | null
}

/** How far trips are by what was reported of them, and the steps of workflows that wait for it. */
export function tripReportsOf({ trips, read, changeWith }: TripItems) {
  /** The report that was late is in, or nobody waits for it any more. */
  async function advanceLate(
    tripId: TripId,
    from: readonly TripProgress['state'][],
    to: TripProgress,
  ): Promise<WaitingTrip | null> {
    const item = await read(tripId)
    if (!item?.late || !from.includes(item.progressState)) return null
    const isMoved = await changeWith(item, [entryOfLateReport(tripInItem(item), item.late)], [], (trip) =>
      trip
        .set({ progress: to, progressState: to.state })
        .remove(['late'])
        .where(
          ({ progressState, late }, { eq, exists }) => `${exists(late)} AND ${eq(progressState, item.progressState)}`,
        )
        .commit(),
    )
    if (!isMoved) return advanceLate(tripId, from, to)
    const moved = await read(tripId)
    return moved && waitingTripOf(moved)
  }
  return {
    /** Moves the journey on; null where it was in none of the states that the caller expected. */
    async advance(
      tripId: TripId,
      from: readonly TripProgress['state'][],
      to: TripProgress,
    ): Promise<WaitingTrip | null> {
      const moved = trips
        .patch({ tripId })
        .set({ progress: to, progressState: to.state })
        .where(
          ({ progressState, late }, { eq, notExists }) =>
            `${notExists(late)} AND (${from.map((state) => eq(progressState, state)).join(' OR ')})`,
        )
        .go({ response: 'all_new' })
      const item = await nullIfRefused(moved)
      return item ? waitingTripOf(item.data) : advanceLate(tripId, from, to)
    },
    /** Notes that the report is late, until it comes or nobody waits for it any more. */
    async noteLate(tripId: TripId, late: LateReport): Promise<void> {
      const item = await read(tripId)
      if (!item || item.late || item.progressState === 'unreported' || hasReport(late.report, item.progress)) return
      await changeWith(item, [], [entryOfLateReport(tripInItem(item), late)], (trip) =>
        trip
          .set({ late })
          .where(
            ({ progressState, late: known }, { eq, notExists }) =>
              `${notExists(known)} AND ${eq(progressState, item.progressState)}`,
          )
          .commit(),
      )
    },
    /**
     * Two plants may sign at the same moment: who finds other signatures than the trip had when it was read looks again. One that is
     * there already is not added again.
     */
    async addReceipt(
      { tripId, receipts }: { readonly tripId: TripId; readonly receipts: readonly PlantReceipt[] },
      receipt: PlantReceipt,
    ): Promise<void> {
      const { enterpriseId, receivedBy } = receipt
      if (receipts.some((one) => one.enterpriseId === enterpriseId && one.receivedBy === receivedBy)) return
      const added = trips
        .patch({ tripId })
        .append({ receipts: [receipt] })
        .where(({ receipts: standing }, { eq }) => eq(standing, receipts))
      if ((await nullIfRefused(added.go())) !== null) return
      const item = await read(tripId)
      if (item) await this.addReceipt(tripInItem(item), receipt)
    },
    /** Leaves the token of the step that waits; answers the trip with the wait that was there before it. */
    async leaveToken(tripId: TripId, wait: TripWait): Promise<WaitingTrip | null> {
      const { data } = await trips.patch({ tripId }).set({ wait }).go({ response: 'all_old' })
      return data && waitingTripOf(data as StoredTrip)
    },
    async getWaiting(tripId: TripId): Promise<WaitingTrip | null> {
      const item = await read(tripId)
      return item && waitingTripOf(item)
    },
  }
}

function waitingTripOf(item: StoredTrip): WaitingTrip {
  return { trip: tripInItem(item), wait: item.wait ?? null }
}
