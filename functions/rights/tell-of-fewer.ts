import { derivedId, type TripId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isExpected, type Passenger } from '../../domain/transport/trips/passenger.ts'
import { arrivesAt, isUnderWay } from '../../domain/transport/trips/trip.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Plants that had the list of a trip already are told how many to expect now that these people are off it. Who has no list yet will
 * get one without them.
 */
export async function tellOfFewer(
  gone: readonly Passenger[],
  at: Instant,
  {
    trips,
    passengers,
    enterprises,
    enterpriseNotifier,
  }: Pick<Deps, 'trips' | 'passengers' | 'enterprises' | 'enterpriseNotifier'>,
): Promise<void> {
  const seats = new Map<TripId, Passenger>(gone.map((seat) => [seat.tripId, seat]))
  for (const trip of await trips.getMany([...seats.keys()])) {
    const seat = seats.get(trip.tripId)
    if (!seat || !trip.endsAtPlant || trip.manifest.frozenAt === null || isUnderWay(trip)) continue
    const { tripId } = trip
    const { jobOrderId, enterpriseId, workerId } = seat
    const [all, enterprise] = await Promise.all([passengers.ofTrip(tripId), enterprises.get(enterpriseId)])
    if (!enterprise) throw new Error(`there is no enterprise ${enterpriseId}`)
    const left = all.filter((one) => isExpected(one) && one.jobOrderId === jobOrderId)
    const data = { tripId, jobOrderId, expected: left.length, arrivesAt: arrivesAt(trip) }
    const eventId = derivedId('EventId', tripId, enterpriseId, 'arrival.expected', jobOrderId, 'without', workerId)
    await enterpriseNotifier.notify(enterprise, [{ event: { type: 'arrival.expected', timestamp: at, data }, eventId }])
  }
}
