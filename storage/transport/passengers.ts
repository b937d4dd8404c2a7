import { type EntityItem, Service } from 'electrodb'
import type { BatchId, EnterpriseId, JobOrderId, PlacementId, TripId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { OwnJourney } from '../../domain/matching/own-journey.ts'
import type { ArrivalCorrection } from '../../domain/transport/trips/arrival-correction.ts'
import type { HandOverWord } from '../../domain/transport/trips/hand-over-word.ts'
import type { HeardPassenger } from '../../domain/transport/trips/hear-roll-call.ts'
import type { Alighting, Passenger, PassengerState } from '../../domain/transport/trips/passenger.ts'
import type { PassengerMove } from '../../domain/transport/trips/passenger-moves.ts'
import type { AbsenceReason, RollCallEntry } from '../../domain/transport/trips/roll-call-entry.ts'
import { waitingOnPassenger } from '../../domain/transport/trips/waits-of-trip.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'
import { writeSingly } from '../write-singly.ts'
import { tripEntity } from './trip-entity.ts'

/** Data on a person is erased when its purpose has ended (default). */
const retention = { days: 730 }

export function passengerEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'passenger', version: '1', service: 'zhida' },
      attributes: {
        tripId: { type: text<TripId>(), required: true },
        workerId: { type: text<WorkerId>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        chunk: { type: 'number', required: true },
        placementId: { type: text<PlacementId>(), required: true },
        jobOrderId: { type: text<JobOrderId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        countyCode: { type: 'string', required: true },
        cityCode: { type: 'string', required: true },
        seat: { type: 'number', required: true },
        boardsAt: { type: 'number', required: true },
        nextTripId: { type: typed<TripId | null>() },
        hasBoarded: { type: 'boolean', required: true },
        state: { type: text<PassengerState>(), required: true },
        why: { type: typed<AbsenceReason | null>() },
        /** Missing until the roll was called. */
        roll: { type: typed<RollCallEntry[]>() },
        /** Length of `roll`, apart because conditions look at it. */
        heard: { type: 'number', hidden: true },
        /** Missing until an escort said something at the plant. */
        received: { type: typed<HandOverWord[]>() },
        /** Length of `received`, as `heard`. */
        receivedCount: { type: 'number', hidden: true },
        corrections: { type: typed<ArrivalCorrection[]>() },
        cameByFeeder: { type: 'boolean' },
        alighted: { type: typed<Alighting>() },
        place: { type: 'string' },
        nights: { type: 'number' },
        ownJourney: { type: typed<OwnJourney>() },
        expiresAt: { type: 'number', required: true, hidden: true },
      },
      indexes: {
        ofTrip: { pk: { field: 'pk', composite: ['tripId'] }, sk: { field: 'sk', composite: ['workerId'] } },
      },
    },
    database,
  )
}

type Stored = EntityItem<ReturnType<typeof passengerEntity>>

function passengerOf(item: Stored): Passenger {
  return { ...item, nextTripId: item.nextTripId ?? null, why: item.why ?? null }
}

interface Seat {
  readonly tripId: TripId
  readonly workerId: WorkerId
}

function keyOf({ tripId, workerId }: Seat): Seat {
  return { tripId, workerId }
}

function saidOf({ roll, ...to }: HeardPassenger) {
  return { ...to, roll: [...roll], heard: roll.length }
}

/** One seat of each trip at a time: a transaction may write to a trip once. */
function oneOfEachTrip<Of extends Pick<Seat, 'tripId'>>(seats: readonly Of[]): Of[][] {
  const byTrip = [...Map.groupBy(seats, ({ tripId }) => tripId).values()]
  const rounds = Math.max(0, ...byTrip.map((some) => some.length))
  return Array.from({ length: rounds }, (_, round) => byTrip.flatMap((some) => some[round] ?? []))
}

export function passengersIn(database: Database) {
  const passengers = passengerEntity(database)
  const service = new Service({ passengers, trips: tripEntity(database), waiting: waitingEntity(database) })
  type Where = Parameters<ReturnType<ReturnType<typeof passengers.patch>['set']>['where']>[0]
  const asSeen =
    ({ state: stood, roll: before }: Passenger): Where =>
    ({ state, heard }, { eq, notExists }) =>
      `${eq(state, stood)} AND ${before ? eq(heard, before.length) : notExists(heard)}`

  return {
    /** By seat. */
    async ofTrip(tripId: TripId): Promise<Passenger[]> {
      const found = await passengers.query.ofTrip({ tripId }).go({ pages: 'all', consistent: true })
      return found.data.map(passengerOf).sort((a, b) => a.seat - b.seat)
    },
    /** One person's seats, in the order of the trips. */
    async seats(seats: readonly Seat[]): Promise<Passenger[]> {
      if (seats.length === 0) return []
      const keys = seats.map(({ tripId, workerId }) => ({ tripId, workerId }))
      const found = await readEach(keys, (some) => passengers.get(some).go({ preserveBatchOrder: true }))
      return found.map(passengerOf)
    },
    /** Keeps new passengers; one that is already kept stays as they are. */
    async add(newcomers: readonly Passenger[], at: Instant): Promise<void> {
      const expiresAt = expiry(at, retention)
      await writeSingly(newcomers, database, (passenger) => passengers.create({ ...passenger, expiresAt }))
    },
    /** Moves each from one of the states it names, and answers those that moved. */
    async move(moves: readonly PassengerMove[]): Promise<PassengerMove[]> {
      return writeSingly(moves, database, ({ tripId, workerId, from, to, why = null, hasBoarded, alighted }) =>
        passengers
          .patch({ tripId, workerId })
          .set({
            state: to,
            why,
            ...(hasBoarded === undefined ? {} : { hasBoarded }),
            ...(alighted && { alighted }),
          })
          .where(({ state }, { eq }) => from.map((one) => eq(state, one)).join(' OR ')),
      )
    },
    /**
     * Puts what was said on the roll of each who has not changed since `seen`, and answers those: by itself, or where it changes a work
     * list in one transaction with that.
     */
    async hear<Hearing extends { readonly seen: Passenger; readonly heard: HeardPassenger }>(
      hearings: readonly Hearing[],
    ): Promise<Hearing[]> {
      const heardOf: Hearing[] = []
      const listed = hearings.map((hearing) => {
        const { seen, heard } = hearing
        const lists = [
          waitingOnPassenger(seen),
          waitingOnPassenger({ ...seen, ...heard, roll: [...heard.roll] }),
        ] as const
        return { hearing, lists, writes: 1 + entryCount(...lists) }
      })
      for (const [writes, group] of Map.groupBy(listed, (one) => one.writes)) {
        const written =
          writes === 1
            ? await writeSingly(group, database, ({ hearing: { seen, heard } }) =>
                passengers.patch(keyOf(seen)).set(saidOf(heard)).where(asSeen(seen)),
              )
            : await writeEach(group, writes, (some) =>
                service.transaction
                  .write((entities) =>
                    some.flatMap(({ hearing: { seen, heard }, lists }) => [
                      entities.passengers.patch(keyOf(seen)).set(saidOf(heard)).where(asSeen(seen)).commit(),
                      ...entryWrites(entities.waiting, ...lists),
                    ]),
                  )
                  .go(),
              )
        heardOf.push(...written.map(({ hearing }) => hearing))
      }
      return heardOf
    },
    /** Keeps what was said of people at the plant, of each who was told nothing more of since `seen`, and answers those. */
    async receive<Told extends { readonly seen: Passenger; readonly words: readonly HandOverWord[] }>(
      told: readonly Told[],
    ): Promise<Told[]> {
      return writeSingly(told, database, ({ seen: { tripId, workerId, received = [] }, words }) =>
        passengers
          .patch({ tripId, workerId })
          .set({ received: [...received, ...words], receivedCount: received.length + words.length })
          .where(({ receivedCount }, { eq, notExists }) =>
            received.length > 0 ? eq(receivedCount, received.length) : notExists(receivedCount),
          ),
      )
    },
    async get({ tripId, workerId }: Seat): Promise<Passenger | null> {
      const { data } = await passengers.get({ tripId, workerId }).go({ consistent: true })
      return data && passengerOf(data)
    },
    /** Frees the seats of one person where they are still expected, and answers those; the manifest's version counts up. */
    async withdraw(seats: readonly Seat[]): Promise<Seat[]> {
      return writeEach(seats, 2, (some) =>
        service.transaction
          .write((entities) =>
            some.flatMap(({ tripId, workerId }) => [
              entities.passengers
                .patch({ tripId, workerId })
                .set({ state: 'withdrawn' })
                .where(({ state }, { eq }) => eq(state, 'expected'))
                .commit(),
              entities.trips.patch({ tripId }).add({ passengers: -1, manifestVersion: 1 }).commit(),
            ]),
          )
          .go(),
      )
    },
    /** Seats more people on trips that stand; the trip counts them, once, and the manifest's version counts up. */
    async join(newcomers: readonly Passenger[], at: Instant): Promise<void> {
      const expiresAt = expiry(at, retention)
      for (const round of oneOfEachTrip(newcomers))
        await writeEach(round, 2, (some) =>
          service.transaction
            .write((entities) =>
              some.flatMap((passenger) => [
                entities.passengers
                  .put({ ...passenger, expiresAt })
                  .where(({ workerId }, { notExists }) => notExists(workerId))
                  .commit(),
                entities.trips.patch({ tripId: passenger.tripId }).add({ passengers: 1, manifestVersion: 1 }).commit(),
              ]),
            )
            .go(),
        )
    },
    /** Takes people who are still expected off trips that run on without them, and answers those. */
    async leave(seats: readonly Seat[]): Promise<Seat[]> {
      const left: Seat[] = []
      for (const round of oneOfEachTrip(seats)) {
        const some = await writeEach(round, 2, (few) =>
          service.transaction
            .write((entities) =>
              few.flatMap(({ tripId, workerId }) => [
                entities.passengers
                  .delete({ tripId, workerId })
                  .where(({ state }, { eq }) => eq(state, 'expected'))
                  .commit(),
                entities.trips.patch({ tripId }).add({ passengers: -1, manifestVersion: 1 }).commit(),
              ]),
            )
            .go(),
        )
        left.push(...some)
      }
      return left
    },
    /** Writes where people board, and how they go on, whose seats stay. */
    async amend(amended: readonly Passenger[]): Promise<void> {
      await writeSingly(amended, database, ({ tripId, workerId, boardsAt, nextTripId, nights = 0 }) =>
        passengers.patch({ tripId, workerId }).set({ boardsAt, nextTripId, nights }),
      )
    },
    /** Writes the carriage and place of passengers, and answers those who are on the list. */
    async givePlaces<Given extends Seat & { readonly place: string }>(places: readonly Given[]): Promise<Given[]> {
      return writeSingly(places, database, ({ tripId, workerId, place }) =>
        passengers.patch({ tripId, workerId }).set({ place }),
      )
    },
    /** Takes people off a trip that will not run, so that they can be seated on another. */
    async remove(seats: readonly Seat[]): Promise<void> {
      const keys = seats.map(({ tripId, workerId }) => ({ tripId, workerId }))
      await putEach(keys, (some) => passengers.delete(some).go())
    },
  }
}
