import type { BatchId, TripId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { Waiting } from '../../domain/kernel/waiting.ts'
import { arrivesAt, departsAt, isUnderWay, runs, type Trip, type TripLoss } from '../../domain/transport/trips/trip.ts'
import { entryOfLateReport, waitingOnTrip } from '../../domain/transport/trips/waits-of-trip.ts'
import { askOf } from '../ask-of.ts'
import { type Database, expiry, type Page } from '../database.ts'
import { listedBefore } from '../listed-before.ts'
import { nullIfRefused } from '../null-if-refused.ts'
import { pageOfLists } from '../page-of-lists.ts'
import { putEach } from '../put-each.ts'
import { readByKeys } from '../read-by-keys.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'
import { tripAlarmsOf } from './trip-alarms.ts'
import { tripBoardingsOf } from './trip-boardings.ts'
import { tripBookingsOf } from './trip-bookings.ts'
import { tripCrewsOf } from './trip-crews.ts'
import { type StoredTrip, storedTripOf, tripInItem, tripRetention } from './trip-entity.ts'
import { type TripItems, tripItemsIn } from './trip-items.ts'
import { placesOfTrip, tripPlaceEntity } from './trip-place-entity.ts'
import { tripReportsOf } from './trip-reports.ts'

/** Trips of a batch that are read in one turn, where all are. */
const atOnce = 1000

const orderOf = (trip: Trip) => `${departsAt(trip)} ${trip.tripId}`

function waitingOnItem(item: StoredTrip): Waiting[] {
  return waitingOnTrip(tripInItem(item), item.late ?? null)
}

function replannedAs(trip: Trip): Parameters<TripItems['changeWith']>[3] {
  const { batchId, connectionId, facts, departsAt: departs } = storedTripOf(trip)
  return (patch) =>
    patch.set({ batchId, connectionId, facts, departsAt: departs }).remove(['gsi1pk', 'gsi1sk']).commit()
}

/** Trips: those of a batch and of a day, what planning makes of them, and what is kept of each in the files beside. */
export function tripsIn(database: Database) {
  const items = tripItemsIn(database)
  const { trips, service, read, readMany, changeWith } = items
  const tripPlaces = tripPlaceEntity(database)
  const ask = askOf(database)

  /** A batch's trips by departure; then those that a release before listed and nobody has planned anew since. */
  async function pageOfBatch(batchId: BatchId, cursor: string | null, limit: number): Promise<Page<Trip>> {
    const before = listedBefore(database, 'gsi1', `$zhida#batchid_${batchId}`, 'trip')
    const page = await pageOfLists([trips.query.byBatch({ batchId }).params(), ...before], ask, cursor, limit)
    const { data } = trips.parse({ Items: await readByKeys(database, page.items) })
    return { items: (data as StoredTrip[]).map(tripInItem), next: page.next }
  }
  /** All of a batch's trips by departure, those that were lost among them. */
  async function ofBatch(batchId: BatchId): Promise<Trip[]> {
    const found: Trip[] = []
    let cursor: string | null = null
    do {
      const page: Page<Trip> = await pageOfBatch(batchId, cursor, atOnce)
      found.push(...page.items)
      cursor = page.next
    } while (cursor !== null)
    return found.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
  }
  return {
    ...tripBookingsOf(items),
    ...tripBoardingsOf(items),
    ...tripCrewsOf(items),
    ...tripAlarmsOf(items),
    ...tripReportsOf(items),
    async get(tripId: TripId): Promise<Trip | null> {
      const item = await read(tripId)
      return item && tripInItem(item)
    },
    async getMany(tripIds: readonly TripId[]): Promise<Trip[]> {
      return (await readMany(tripIds)).map(tripInItem)
    },
    ofBatch,
    /** Those that people travel on, or are about to. */
    async running(batchId: BatchId): Promise<Trip[]> {
      return (await ofBatch(batchId)).filter(runs)
    },
    /** The same of these alone. */
    async runningOf(tripIds: readonly TripId[]): Promise<Trip[]> {
      return (await this.getMany(tripIds)).filter(runs)
    },
    /** One of the batch's trips that has left, if any has. */
    async underWay(batchId: BatchId): Promise<Trip | undefined> {
      return (await ofBatch(batchId)).find(isUnderWay)
    },
    pageOfBatch,
    /** The trips of a day by departure, of a county or city or of all. One that was planned otherwise since is left out. */
    async ofDay(
      { place, date }: { place: string | null; date: CalendarDate },
      cursor: string | null,
      limit: number,
    ): Promise<Page<Trip>> {
      const found = await tripPlaces.query.ofDay({ place: place ?? 'all', date }).go({ cursor, limit })
      const leads = new Map(found.data.map((lead) => [lead.tripId, lead]))
      const items = await this.getMany([...leads.keys()])
      const standing = items.filter((trip) => {
        const isThere = place === null || trip.counties.includes(place) || trip.cities.includes(place)
        return isThere && departsAt(trip) === leads.get(trip.tripId)?.departsAt
      })
      return { items: standing, next: found.cursor }
    },
    /** Keeps new trips; one that is already kept stays as it is. */
    async add(newcomers: readonly Trip[]): Promise<void> {
      await putEach(newcomers.flatMap(placesOfTrip), (some) => tripPlaces.put(some).go())
      await writeEach(newcomers, 1, (some) =>
        service.transaction
          .write((entities) =>
            some.map((trip) =>
              entities.trips
                .put({ ...storedTripOf(trip), expiresAt: expiry(arrivesAt(trip), tripRetention) })
                .where(({ tripId }, { notExists }) => notExists(tripId))
                .commit(),
            ),
          )
          .go(),
      )
    },
    /** Writes what another planning made of trips; how they are booked, how far they are and how many ride stays. */
    async revise(revised: readonly Trip[]): Promise<void> {
      await putEach(revised.flatMap(placesOfTrip), (some) => tripPlaces.put(some).go())
      const tripIds = revised.map(({ tripId }) => ({ tripId }))
      const standing =
        revised.length === 0 ? [] : await readEach(tripIds, (some) => trips.get(some).go({ consistent: true }))
      const listed = new Map(
        standing.filter((item) => waitingOnItem(item).length > 0).map((item) => [item.tripId, item]),
      )
      await writeEach(
        revised.filter(({ tripId }) => !listed.has(tripId)),
        1,
        (some) =>
          service.transaction
            .write((entities) => some.map((trip) => replannedAs(trip)(entities.trips.patch({ tripId: trip.tripId }))))
            .go(),
      )
      for (const trip of revised) {
        const item = listed.get(trip.tripId)
        if (!item) continue
        const { counties, cities } = trip
        const after = waitingOnTrip({ ...tripInItem(item), counties, cities }, item.late ?? null)
        await changeWith(item, waitingOnItem(item), after, replannedAs(trip))
      }
    },
    /** Notes that a booked trip will not run; false where it was lost before or is under way. */
    async lose(tripId: TripId, loss: TripLoss): Promise<boolean> {
      const item = await read(tripId)
      if (!item) return false
      const entries = item.late ? [entryOfLateReport(tripInItem(item), item.late)] : []
      return changeWith(item, entries, [], (trip) =>
        trip
          .set({ loss })
          .remove(['late'])
          .where(
            ({ progressState, loss: known }, { eq, notExists }) =>
              `${eq(progressState, 'planned')} AND ${notExists(known)}`,
          )
          .commit(),
      )
    },
    /** What came in the place of a lost trip, and whether that is over. */
    async noteLoss(tripId: TripId, loss: TripLoss): Promise<void> {
      await trips.patch({ tripId }).set({ loss }).go()
    },
    /** The first freeze counts. */
    async freeze(tripId: TripId, frozenAt: Instant): Promise<void> {
      const first = trips
        .patch({ tripId })
        .set({ frozenAt })
        .where((attributes, { notExists }) => notExists(attributes.frozenAt))
      await nullIfRefused(first.go())
    },
  }
}
