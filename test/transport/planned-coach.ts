import { derivedId, type TripId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'

/** A coach from Zhenxiong to Dongguan with 30 people, of which nothing has happened yet. */
export function plannedCoach(tripId: TripId, counties: string[], at: Instant): Trip {
  return {
    tripId,
    batchId: derivedId('BatchId', tripId),
    connectionId: derivedId('ConnectionId', tripId),
    mode: 'charter-coach',
    service: null,
    stops: [
      { place: '530627', name: '镇雄', at },
      { place: '441900', name: '东莞', at },
    ],
    counties,
    cities: ['441900'],
    endsAtPlant: true,
    seats: 45,
    passengers: 30,
    drivers: 2,
    timetable: null,
    cost: yuan(9000),
    hire: null,
    plants: [],
    booking: { state: 'planned' },
    manifest: { version: 1, frozenAt: null },
    progress: { state: 'planned' },
    loss: null,
    receipts: [],
    alarms: [],
  }
}
