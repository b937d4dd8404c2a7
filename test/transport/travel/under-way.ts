import type { TripId } from '../../../domain/kernel/ids.ts'
import { epochOf } from '../../../domain/kernel/instant.ts'
import { departsAt } from '../../../domain/transport/trips/trip.ts'
import { handler as sendTravelNotices } from '../../../functions/transport/travel/send-travel-notices.ts'
import type { WorldOptions } from '../../world.ts'
import { batchId, coachQuotes, trainQuotes, traveller } from '../some-travellers.ts'
import { openTransport, type TransportWorld } from '../transport-world.ts'

const byApi = { services: trainQuotes.map((quote) => ({ ...quote, booking: 'api' as const })), coaches: coachQuotes }

export type UnderWay = TransportWorld & { readonly feeder: TripId; readonly train: TripId }

/** Booked, told, and on the way to the day of departure: a feeder, then a train. */
export async function underWay(people = 12, files?: WorldOptions['files']): Promise<UnderWay> {
  const transport = await openTransport({
    quotes: byApi,
    people: Array.from({ length: people }, (_, n) => traveller(n)),
    ...(files && { files }),
  })
  await transport.plan()
  const trips = await transport.trips()
  const [feeder, train] = trips
  await transport.bookTrip(feeder!.connectionId)
  await transport.world.advance({ minutes: 5 })
  await transport.task(sendTravelNotices, { batchId, chunk: 0 })
  for (const { tripId } of trips) await transport.runTrip(tripId)
  return { ...transport, feeder: feeder!.tripId, train: train!.tripId }
}

export async function untilDeparture({ deps, world }: TransportWorld, tripId: TripId, hoursBefore = 1) {
  const trip = await deps.trips.get(tripId)
  const milliseconds = epochOf(departsAt(trip!)) - epochOf(deps.clock.now()) - hoursBefore * 3_600_000
  await world.advance({ seconds: milliseconds / 1000 })
}
