import { derivedId } from '../../domain/kernel/ids.ts'
import { minus } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { World } from '../world.ts'

/**
 * These people of a batch have seats on one coach to their plant, or as their journey goes home, which should have arrived six days ago
 * unless told.
 */
export async function rideIn({ deps, clock }: World, placed: readonly Placement[], daysAgo = 6): Promise<Trip> {
  const [{ batchId, enterpriseId, jobOrderId, cityCode, countyCode, returns }] = placed as [Placement]
  const now = clock.now()
  const trip: Trip = {
    tripId: derivedId('TripId', batchId),
    batchId,
    connectionId: derivedId('ConnectionId', batchId),
    mode: 'charter-coach',
    service: null,
    stops: [
      { place: countyCode, name: '客运站', at: minus(now, { days: daysAgo + 1 }) },
      { place: cityCode, name: '厂门口', at: minus(now, { days: daysAgo }) },
    ],
    counties: [countyCode],
    cities: [cityCode],
    endsAtPlant: true,
    seats: 50,
    passengers: placed.length,
    drivers: 2,
    timetable: null,
    cost: yuan(9000),
    plants: [{ enterpriseId, jobOrderId, passengers: placed.length }],
    hire: null,
    booking: { state: 'confirmed', reference: 'TEL-1', by: 'hand', at: minus(now, { days: daysAgo + 3 }) },
    manifest: { version: 1, frozenAt: null },
    progress: { state: 'planned' },
    loss: null,
    receipts: [],
    alarms: [],
    ...(returns && { returns: returns.direction }),
  }
  const { tripId } = trip
  await deps.trips.add([trip])
  const passengers = placed.map(
    (one, index): Passenger => ({
      tripId,
      batchId,
      workerId: one.workerId,
      chunk: one.chunk,
      placementId: one.placementId,
      jobOrderId: one.jobOrderId,
      enterpriseId: one.enterpriseId,
      countyCode: one.countyCode,
      cityCode: one.cityCode,
      seat: index + 1,
      boardsAt: 0,
      nextTripId: null,
      hasBoarded: false,
      state: 'expected',
      why: null,
    }),
  )
  await deps.passengers.add(passengers, now)
  const to = { state: 'seated' as const, tripIds: [tripId] }
  await deps.placements.move(
    batchId,
    0,
    placed.map(({ workerId }) => ({ workerId, from: ['accepted'], to })),
  )
  return trip
}
