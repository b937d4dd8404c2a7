import * as z from 'zod'
import { derivedId, type EnterpriseId, TripId, type WorkerId } from '../../../domain/kernel/ids.ts'
import { openingSentences } from '../../../domain/kernel/opening-sentences.ts'
import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { startsJourneys } from '../../../domain/transport/trips/boarding-point.ts'
import { isExpected, type Passenger } from '../../../domain/transport/trips/passenger.ts'
import { arrivesAt, runs, type Trip } from '../../../domain/transport/trips/trip.ts'
import { type TellingEnterprise, tellEnterprise } from '../../enterprises/tell-enterprise.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { recognisedBy } from '../recognised-by.ts'
import { tripOf } from '../trip-of.ts'

type Needed = TellingEnterprise & Pick<Deps, 'trips' | 'passengers' | 'placements' | 'workers'>

const Tell = z.object({
  tripId: TripId,
  /** The list is frozen first; workflows that an earlier release started have done it before. */
  freezes: z.boolean().default(false),
  /** Of the wait for the day before, which ends by its time alone. */
  token: z.string().optional(),
})

/**
 * Sends each plant of a trip the frozen list of its people, names masked with the last four of phone and ID, and how many to expect when; a
 * plant without a server gets a text with a link to both. Fails while one of them has not taken it: it is tried on, and the workflow asks
 * again, and then has staff telephone.
 */
async function tellPlants({ tripId, freezes }: z.infer<typeof Tell>, deps: Needed) {
  const trip = await tripOf(tripId, deps)
  if (isRefusal(trip)) return trip
  const expected = (await deps.passengers.ofTrip(tripId)).filter(isExpected)
  if (freezes) {
    if (!runs(trip) || expected.length === 0) return refuse('invalid-state', transportSentences('nobody-rides'))
    await deps.trips.freeze(tripId, deps.clock.now())
  }
  // At home nobody waits at a gate.
  if (!trip.endsAtPlant || trip.returns === 'homeward') return { told: 0 }
  const byPlant = Map.groupBy(expected, ({ enterpriseId }) => enterpriseId)
  const waiting: EnterpriseId[] = []
  for (const [enterpriseId, people] of byPlant)
    if (!(await tellPlant(trip, enterpriseId, people, deps))) waiting.push(enterpriseId)
  if (waiting.length > 0) throw new Error(`not told yet who arrives by ${tripId}: ${waiting.join(', ')}`)
  return { told: byPlant.size }
}

async function tellPlant(
  trip: Trip,
  enterpriseId: EnterpriseId,
  people: readonly Passenger[],
  deps: Needed,
): Promise<boolean> {
  const { tripId, batchId, manifest } = trip
  const eventId = (...parts: string[]) => derivedId('EventId', tripId, enterpriseId, ...parts)
  const timestamp = deps.clock.now()
  const [known, boarding] = await Promise.all([
    recognisedBy(people, openingSentences('tell-plant', { enterpriseId, tripId }).en, deps),
    // Nobody comes to where journeys start by a feeder.
    startsJourneys(trip) ? new Map<WorkerId, ReturnType<typeof boardsWith>>() : boardingOf(people, trip, deps),
  ])
  const byJobOrder = [...Map.groupBy(people, ({ jobOrderId }) => jobOrderId)]
  const jobOrders = byJobOrder.map(([jobOrderId, some]) => ({
    jobOrderId,
    passengers: some.map((passenger) => ({
      placementId: passenger.placementId,
      ...(known.get(passenger.workerId) ?? { maskedName: '某*', phoneLast4: null, idLast4: null }),
      seat: passenger.seat,
      boards: boarding.get(passenger.workerId) ?? boardsWith(trip, passenger),
    })),
  }))
  const manifestSent = await tellEnterprise(
    enterpriseId,
    {
      event: {
        type: 'manifest.frozen',
        timestamp,
        data: {
          batchId,
          tripId,
          version: manifest.version,
          ...(trip.returns === 'back' && { returns: trip.returns }),
          jobOrders,
        },
      },
      eventId: eventId('manifest.frozen'),
      text: async () => ({
        template: 'firm-arrivals',
        variables: { arrival: arrivesAt(trip), expected: people.length },
        subject: { purpose: 'arrivals', tripId },
      }),
    },
    deps,
  )
  const sent: string[] = [manifestSent]
  for (const [jobOrderId, some] of byJobOrder) {
    const data = { tripId, jobOrderId, expected: some.length, arrivesAt: arrivesAt(trip) }
    const event = { type: 'arrival.expected', timestamp, data } as const
    sent.push(await deps.enterpriseNotifier.notify(enterpriseId, event, eventId('arrival.expected', jobOrderId)))
  }
  return !sent.includes('waiting') && !sent.includes('untold')
}

/** Where each boards the first vehicle of their journey, which may be a feeder. */
async function boardingOf(people: readonly Passenger[], trip: Trip, { placements, passengers, trips }: Needed) {
  const feeders = (await placements.getMany(people)).flatMap(({ workerId, journey }) => {
    const first = journey.state === 'seated' || journey.state === 'boarded' ? journey.tripIds[0] : undefined
    return first === undefined || first === trip.tripId ? [] : [{ tripId: first, workerId }]
  })
  const [seats, legs] = await Promise.all([
    passengers.seats(feeders),
    trips.getMany([...new Set(feeders.map(({ tripId }) => tripId))]),
  ])
  const legOf = new Map(legs.map((leg) => [leg.tripId, leg]))
  return new Map(
    seats.flatMap((seat) => {
      const leg = legOf.get(seat.tripId)
      return leg ? [[seat.workerId, boardsWith(leg, seat)] as const] : []
    }),
  )
}

function boardsWith({ tripId, stops, service }: Trip, { boardsAt, seat }: Passenger) {
  const stop = stops[boardsAt] ?? stops[0]
  if (!stop) throw new Error('a trip has stops')
  return { tripId, place: stop.name, departure: stop.at, vehicle: service ?? '自购票班次', seat }
}

export const handler = task(Tell, tellPlants)
