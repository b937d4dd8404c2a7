import * as z from 'zod'
import { derivedId, type EnterpriseId, TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { isExpected, type Passenger } from '../../../domain/transport/trips/passenger.ts'
import { arrivesAt, type Trip } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { tripOf } from '../trip-of.ts'

type Needed = Pick<Deps, 'trips' | 'passengers' | 'workers' | 'vault' | 'enterpriseNotifier' | 'clock'>

/** Sends each plant of a trip the frozen list of its people, names masked, and how many to expect when. */
async function tellPlants({ tripId }: { tripId: TripId }, deps: Needed) {
  const trip = await tripOf(tripId, deps)
  if (isRefusal(trip)) return trip
  if (!trip.endsAtPlant) return { told: 0 }
  const expected = (await deps.passengers.ofTrip(tripId)).filter(isExpected)
  const byPlant = Map.groupBy(expected, ({ enterpriseId }) => enterpriseId)
  for (const [enterpriseId, people] of byPlant) await tellPlant(trip, enterpriseId, people, deps)
  return { told: byPlant.size }
}

async function tellPlant(
  trip: Trip,
  enterpriseId: EnterpriseId,
  people: readonly Passenger[],
  deps: Needed,
): Promise<void> {
  const { tripId, batchId, manifest } = trip
  const eventId = (...parts: string[]) => derivedId('EventId', tripId, enterpriseId, ...parts)
  const timestamp = deps.clock.now()
  const names = await maskedNames(people, deps)
  const byJobOrder = [...Map.groupBy(people, ({ jobOrderId }) => jobOrderId)]
  const jobOrders = byJobOrder.map(([jobOrderId, some]) => ({
    jobOrderId,
    passengers: some.map(({ placementId, workerId }) => ({ placementId, maskedName: names.get(workerId) ?? '某*' })),
  }))
  await deps.enterpriseNotifier.notify(
    enterpriseId,
    { type: 'manifest.frozen', timestamp, data: { batchId, tripId, version: manifest.version, jobOrders } },
    eventId('manifest.frozen'),
  )
  for (const [jobOrderId, some] of byJobOrder)
    await deps.enterpriseNotifier.notify(
      enterpriseId,
      {
        type: 'arrival.expected',
        timestamp,
        data: { tripId, jobOrderId, expected: some.length, arrivesAt: arrivesAt(trip) },
      },
      eventId('arrival.expected', jobOrderId),
    )
}

async function maskedNames(people: readonly Passenger[], { workers, vault }: Pick<Deps, 'workers' | 'vault'>) {
  const found = await workers.getMany(people.map(({ workerId }) => workerId))
  const names = await vault.open(
    'name',
    found.map(({ sealedName }) => sealedName),
    'to mask the names of a manifest for a plant',
  )
  return new Map(found.map(({ workerId }, position) => [workerId, names[position]?.masked]))
}

export const handler = task(z.object({ tripId: TripId }), tellPlants)
