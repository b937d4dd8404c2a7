import { Service } from 'electrodb'
import type { BatchId, TripId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { Waiting } from '../../domain/kernel/waiting.ts'
import { alarmAsRead, isSameAlarm, type RaisedAlarm } from '../../domain/transport/trips/alarm.ts'
import type { BoardingPlace } from '../../domain/transport/trips/boarding-place.ts'
import type { Booking, BookingState } from '../../domain/transport/trips/booking.ts'
import type { Crew } from '../../domain/transport/trips/crew.ts'
import {
  type Alarm,
  arrivesAt,
  departsAt,
  isUnderWay,
  type PlantReceipt,
  runs,
  type Trip,
  type TripLoss,
  type TripProgress,
} from '../../domain/transport/trips/trip.ts'
import type { BookedBeds } from '../../domain/transport/trips/trip-lodging.ts'
import { hasReport, type TripWait } from '../../domain/transport/trips/trip-wait.ts'
import {
  entryOfAlarm,
  entryOfBooking,
  entryOfLateReport,
  type LateReport,
  waitingOnTrip,
} from '../../domain/transport/trips/waits-of-trip.ts'
import { askOf } from '../ask-of.ts'
import { type Database, expiry, isConditionFailed, type Page } from '../database.ts'
import { entryCount, entryWrites, waitingEntity, writeEntries } from '../kernel/waiting.ts'
import { listedBefore } from '../listed-before.ts'
import { pageOfLists } from '../page-of-lists.ts'
import { putEach } from '../put-each.ts'
import { readByKeys } from '../read-by-keys.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'
import {
  type AlarmSeenTo,
  type SealedLeader,
  type StoredTrip,
  storedTripOf,
  tripEntity,
  tripInItem,
  tripRetention,
} from './trip-entity.ts'
import { placesOfTrip, tripPlaceEntity } from './trip-place-entity.ts'

/**
 * Lists that an entry is put on in the trip's own transaction, which holds a hundred writes. A train from more counties is put on
 * the others just before, and taken off them just after.
 */
const mostLists = 45

/** A trip with the step of a workflow that waits for word on it, or waited last. */
export interface WaitingTrip {
  readonly trip: Trip
  readonly wait: TripWait | null
}

/** A trip with whether its people were told where they board. */
export interface TripToTell {
  readonly trip: Trip
  readonly isTold: boolean
}

/** Trips of a batch that are read in one turn, where all are. */
const atOnce = 1000

const orderOf = (trip: Trip) => `${departsAt(trip)} ${trip.tripId}`

function waitingOnItem(item: StoredTrip): Waiting[] {
  return waitingOnTrip(tripInItem(item), item.late ?? null)
}

function tripToTellOf(item: StoredTrip): TripToTell {
  return { trip: tripInItem(item), isTold: item.boardingTold === true }
}

function waitingTripOf(item: StoredTrip): WaitingTrip {
  return { trip: tripInItem(item), wait: item.wait ?? null }
}

export function tripsIn(database: Database) {
  const trips = tripEntity(database)
  const tripPlaces = tripPlaceEntity(database)
  const service = new Service({ trips, waiting: waitingEntity(database) })
  const ask = askOf(database)

  async function read(tripId: TripId): Promise<StoredTrip | null> {
    return (await trips.get({ tripId }).go({ consistent: true })).data
  }
  async function readMany(tripIds: readonly TripId[]): Promise<StoredTrip[]> {
    const keys = tripIds.map((tripId) => ({ tripId }))
    return readEach(keys, (some) => trips.get(some).go({ preserveBatchOrder: true, consistent: true }))
  }
  /** A batch's trips by departure; then those that a release before listed and nobody has planned anew since. */
  async function pageOfBatch(batchId: BatchId, cursor: string | null, limit: number): Promise<Page<Trip>> {
    const before = listedBefore(database, 'gsi1', `$zhida#batchid_${batchId}`, 'trip')
    const page = await pageOfLists([trips.query.byBatch({ batchId }).params(), before], ask, cursor, limit)
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
  type Patch = ReturnType<Parameters<Parameters<typeof service.transaction.write>[0]>[0]['trips']['patch']>
  type Committed = ReturnType<ReturnType<Patch['set']>['commit']>

  function replanned(patch: Patch, trip: Trip): Committed {
    const { batchId, connectionId, facts, departsAt: departs } = storedTripOf(trip)
    return patch.set({ batchId, connectionId, facts, departsAt: departs }).remove(['gsi1pk', 'gsi1sk']).commit()
  }

  /** Changes a trip and its entries on the work lists together; false where its condition does not hold. */
  async function changeWith(
    { tripId }: Pick<Trip, 'tripId'>,
    before: readonly Waiting[],
    after: readonly Waiting[],
    change: (trip: Patch) => Committed,
  ): Promise<boolean> {
    const fits = (waiting: readonly Waiting[]) =>
      waiting.map((one) => ({ ...one, scopes: one.scopes.slice(0, mostLists) }))
    const beyond = (waiting: readonly Waiting[]) =>
      waiting.map((one) => ({ ...one, scopes: one.scopes.slice(mostLists) }))
    const lists = [fits(before), fits(after)] as const
    await writeEntries(service.entities.waiting, [], beyond(after))
    const changed = await writeEach([tripId], 1 + entryCount(...lists), () =>
      service.transaction
        .write((entities) => [change(entities.trips.patch({ tripId })), ...entryWrites(entities.waiting, ...lists)])
        .go(),
    )
    if (changed.length > 0) await writeEntries(service.entities.waiting, beyond(before), beyond(after))
    else await writeEntries(service.entities.waiting, beyond(after), beyond(before))
    return changed.length > 0
  }
  /** False where somebody changed it meanwhile. */
  async function setBoarding(
    { tripId, boarding: before }: { readonly tripId: TripId; readonly boarding?: readonly BoardingPlace[] | undefined },
    to: { boarding: readonly BoardingPlace[]; boardingTold?: true },
  ): Promise<boolean> {
    const set = trips
      .patch({ tripId })
      .set(to)
      .where(({ boarding }, { eq, notExists }) => (before ? eq(boarding, before) : notExists(boarding)))
    return (await unlessRefused(set.go())) !== null
  }
  /** Asked for by hand, or no longer; of a trip as the caller has just read it, or by its id. */
  async function bookByHand(of: TripId | Trip, from: readonly BookingState[], to: Booking): Promise<boolean> {
    const item = typeof of === 'string' ? await read(of) : null
    const trip = typeof of === 'string' ? item && tripInItem(item) : of
    if (!trip || !from.includes(trip.booking.state)) return false
    const { booking: before } = trip
    const entriesOf = (booking: Booking) =>
      booking.state === 'asked-by-hand' ? [entryOfBooking(trip, booking.since)] : []
    const isMoved = await changeWith(trip, entriesOf(before), entriesOf(to), (patch) =>
      patch
        .set({ booking: to, bookingState: to.state })
        .where(({ bookingState }, { eq }) => eq(bookingState, before.state))
        .commit(),
    )
    return isMoved || bookByHand(trip.tripId, from, to)
  }
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
            .write((entities) => some.map((trip) => replanned(entities.trips.patch({ tripId: trip.tripId }), trip)))
            .go(),
      )
      for (const trip of revised) {
        const item = listed.get(trip.tripId)
        if (!item) continue
        const { counties, cities } = trip
        const after = waitingOnTrip({ ...tripInItem(item), counties, cities }, item.late ?? null)
        await changeWith(item, waitingOnItem(item), after, (patch) => replanned(patch, trip))
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
    /** Moves the booking on, of a trip as the caller has just read it or by its id; false where it was in none of the states expected. */
    async book(of: TripId | Trip, from: readonly BookingState[], to: Booking): Promise<boolean> {
      if (to.state === 'asked-by-hand' || from.includes('asked-by-hand')) return bookByHand(of, from, to)
      const tripId = typeof of === 'string' ? of : of.tripId
      const moved = trips
        .patch({ tripId })
        .set({ booking: to, bookingState: to.state })
        .where(({ bookingState }, { eq }) => from.map((state) => eq(bookingState, state)).join(' OR '))
      return (await unlessRefused(moved.go())) !== null
    },
    /** Notes the beds that were booked; false where others are, or the trip does not run any more. */
    async bookBeds(tripId: TripId, beds: BookedBeds): Promise<boolean> {
      const booked = trips
        .patch({ tripId })
        .set({ beds })
        .where(
          ({ beds: known, bookingState, progressState }, { ne, eq, notExists }) =>
            `${notExists(known)} AND ${ne(bookingState, 'refused')} AND ${ne(bookingState, 'released')} AND ${eq(progressState, 'planned')}`,
        )
      return (await unlessRefused(booked.go())) !== null
    },
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
      const item = await unlessRefused(moved)
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
    /** Names what is given of the crew beside what is known; answers the leader who was named before. */
    async nameCrew(tripId: TripId, crew: Crew, sealedLeader: SealedLeader | undefined): Promise<SealedLeader | null> {
      const item = await read(tripId)
      if (!item) throw new Error(`there is no trip ${tripId}`)
      const { crew: known } = item
      const named = trips
        .patch({ tripId })
        .set({ crew: { ...known, ...crew }, ...(sealedLeader && { sealedLeader }) })
        .where(({ crew: standing }, { eq, notExists }) => (known ? eq(standing, known) : notExists(standing)))
      if ((await unlessRefused(named.go())) === null) return this.nameCrew(tripId, crew, sealedLeader)
      return item.sealedLeader ?? null
    },
    /** Puts the same details, sealed anew, in the place of these; false where somebody named another leader meanwhile. */
    async sealLeaderAgain(tripId: TripId, known: SealedLeader, anew: SealedLeader): Promise<boolean> {
      const patched = trips
        .patch({ tripId })
        .set({ sealedLeader: anew })
        .where(({ sealedLeader }, { eq }) => eq(sealedLeader, known))
      return (await unlessRefused(patched.go())) !== null
    },
    /** Of those trips that have one. */
    async sealedLeaders(tripIds: readonly TripId[]): Promise<Map<TripId, SealedLeader>> {
      if (tripIds.length === 0) return new Map()
      const found = await readEach(
        tripIds.map((tripId) => ({ tripId })),
        (some) => trips.get(some).go({ preserveBatchOrder: true }),
      )
      return new Map(
        found.flatMap(({ tripId, sealedLeader }) => (sealedLeader ? [[tripId, sealedLeader] as const] : [])),
      )
    },
    /** The first freeze counts. */
    async freeze(tripId: TripId, frozenAt: Instant): Promise<void> {
      const first = trips
        .patch({ tripId })
        .set({ frozenAt })
        .where((attributes, { notExists }) => notExists(attributes.frozenAt))
      await unlessRefused(first.go())
    },
    /** Says a thing once, however often a step is repeated; the SDK too repeats a call whose answer was lost. */
    async raiseAlarm(tripId: TripId, alarm: RaisedAlarm): Promise<void> {
      const item = await read(tripId)
      if (!item || item.alarms.some((one) => isSameAlarm(one, alarm))) return
      const entries = alarm.about === undefined ? [entryOfAlarm(tripInItem(item), alarmAsRead(tripId, alarm))] : []
      await changeWith(item, [], entries, (trip) =>
        trip
          .append({ alarms: [alarm] })
          .where(({ alarms }, { notContains }) => notContains(alarms, alarm as never))
          .commit(),
      )
    },
    /** Notes who saw to an alarm; the first to say so stands. Null where the trip has no such alarm. */
    async seeToAlarm(tripId: TripId, seen: AlarmSeenTo): Promise<Alarm | null> {
      const item = await read(tripId)
      const trip = item && tripInItem(item)
      const alarm = trip?.alarms.find(({ alarmId }) => alarmId === seen.alarmId)
      if (!item || !trip || !alarm) return null
      if (alarm.seenTo) return alarm
      const known = item.alarmsSeenTo
      await changeWith(item, [entryOfAlarm(trip, alarm)], [], (patch) =>
        patch
          .set({ alarmsSeenTo: [...(known ?? []), seen] })
          .where(({ alarmsSeenTo }, { eq, notExists }) =>
            known === undefined ? notExists(alarmsSeenTo) : eq(alarmsSeenTo, known),
          )
          .commit(),
      )
      const standing = await read(tripId)
      const after = standing && tripInItem(standing).alarms.find(({ alarmId }) => alarmId === seen.alarmId)
      // Another alarm of the trip was seen to at the same moment.
      return after && !after.seenTo ? this.seeToAlarm(tripId, seen) : (after ?? null)
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
      if ((await unlessRefused(added.go())) !== null) return
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

async function unlessRefused<Result>(write: Promise<Result>): Promise<Result | null> {
  try {
    return await write
  } catch (error) {
    if (isConditionFailed(error)) return null
    throw error
  }
}
