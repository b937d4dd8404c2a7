import type { EntityItem } from 'electrodb'
import type { BatchId, ConnectionId, EventId, TripId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { alarmAsRead, type RaisedAlarm } from '../../domain/transport/trips/alarm.ts'
import type { BoardingPlace } from '../../domain/transport/trips/boarding-place.ts'
import type { Booking, BookingState } from '../../domain/transport/trips/booking.ts'
import type { Crew } from '../../domain/transport/trips/crew.ts'
import {
  type Alarm,
  departsAt,
  type PlantReceipt,
  type Trip,
  type TripLoss,
  type TripProgress,
} from '../../domain/transport/trips/trip.ts'
import type { BookedBeds } from '../../domain/transport/trips/trip-lodging.ts'
import type { TripWait } from '../../domain/transport/trips/trip-wait.ts'
import type { LateReport } from '../../domain/transport/trips/waits-of-trip.ts'
import { type Database, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'

export interface AlarmSeenTo extends NonNullable<Alarm['seenTo']> {
  readonly alarmId: EventId
}

/** Name and telephone of whoever leads a trip. */
export interface SealedLeader {
  readonly sealedName: string
  readonly sealedPhone: string
}

/** What planning decided; only another planning changes it. */
type TripFacts = Omit<
  Trip,
  | 'tripId'
  | 'batchId'
  | 'connectionId'
  | 'passengers'
  | 'booking'
  | 'manifest'
  | 'progress'
  | 'loss'
  | 'receipts'
  | 'alarms'
  | 'beds'
  | 'boarding'
  | 'crew'
>

/** Receipts name who signed, and alarms who was called. */
export const tripRetention = { days: 730 }

export function tripEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'trip', version: '1', service: 'zhida' },
      attributes: {
        tripId: { type: text<TripId>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        connectionId: { type: text<ConnectionId>(), required: true },
        departsAt: { type: text<Instant>(), required: true },
        facts: { type: typed<TripFacts>(), required: true },
        passengers: { type: 'number', required: true },
        booking: { type: typed<Booking>(), required: true },
        bookingState: { type: text<BookingState>(), required: true },
        manifestVersion: { type: 'number', required: true },
        frozenAt: { type: text<Instant>() },
        progress: { type: typed<TripProgress>(), required: true },
        progressState: { type: text<TripProgress['state']>(), required: true },
        loss: { type: typed<TripLoss>() },
        receipts: { type: typed<readonly PlantReceipt[]>(), required: true },
        alarms: { type: typed<readonly RaisedAlarm[]>(), required: true },
        beds: { type: typed<BookedBeds>() },
        boarding: { type: typed<readonly BoardingPlace[]>() },
        /** They were told of it. */
        boardingTold: { type: 'boolean' },
        crew: { type: typed<Crew>() },
        /** Who leads the trip, for those who travel on it. */
        sealedLeader: { type: typed<SealedLeader>() },
        /** Which of them were seen to: an alarm that another writer appends meanwhile stays. */
        alarmsSeenTo: { type: typed<readonly AlarmSeenTo[]>() },
        /** Missing unless a report is awaited that should have come. */
        late: { type: typed<LateReport>() },
        /** The step of a workflow that waits for word on this trip. */
        wait: { type: typed<TripWait>() },
        /** By these a release before listed a batch's trips, in an index that holds everything. */
        gsi1pk: { type: 'string', hidden: true },
        gsi1sk: { type: 'string', hidden: true },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['tripId'] }, sk: { field: 'sk', composite: [] } },
        byBatch: {
          index: 'gsi3',
          pk: { field: 'gsi3pk', composite: ['batchId'] },
          sk: { field: 'gsi3sk', composite: ['departsAt', 'tripId'] },
        },
      },
    },
    database,
  )
}

/** A trip as it lies in the table. */
export type StoredTrip = EntityItem<ReturnType<typeof tripEntity>>

export function tripInItem({
  tripId,
  batchId,
  connectionId,
  facts,
  passengers,
  booking,
  progress,
  ...item
}: StoredTrip): Trip {
  return {
    tripId,
    batchId,
    connectionId,
    ...facts,
    passengers,
    booking,
    progress,
    loss: item.loss ?? null,
    manifest: { version: item.manifestVersion, frozenAt: item.frozenAt ?? null },
    receipts: [...item.receipts],
    alarms: item.alarms.map((alarm) => {
      const read = alarmAsRead(tripId, alarm)
      const seen = item.alarmsSeenTo?.find(({ alarmId }) => alarmId === read.alarmId)
      return { ...read, ...(seen && { seenTo: { by: seen.by, at: seen.at, note: seen.note } }) }
    }),
    ...(item.beds ? { beds: item.beds } : {}),
    ...(item.boarding ? { boarding: [...item.boarding] } : {}),
    ...(item.crew ? { crew: item.crew } : {}),
  }
}

export function storedTripOf(trip: Trip): StoredTrip {
  const { tripId, batchId, connectionId, passengers, booking, manifest, progress, loss, receipts, alarms, ...others } =
    trip
  const { beds, boarding, crew, ...facts } = others
  return {
    ...(loss ? { loss } : {}),
    ...(beds ? { beds } : {}),
    ...(boarding ? { boarding } : {}),
    ...(crew ? { crew } : {}),
    tripId,
    batchId,
    connectionId,
    facts,
    passengers,
    booking,
    progress,
    receipts,
    alarms,
    departsAt: departsAt(trip),
    bookingState: booking.state,
    progressState: progress.state,
    manifestVersion: manifest.version,
  }
}
