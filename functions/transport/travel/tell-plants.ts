import * as z from 'zod'
import type { Enterprise } from '../../../domain/enterprises/enterprise.ts'
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
  const [trip, people] = await Promise.all([tripOf(tripId, deps), deps.passengers.ofTrip(tripId)])
  if (isRefusal(trip)) return trip
  const expected = people.filter(isExpected)
  if (freezes) {
    if (!runs(trip) || expected.length === 0) return refuse('invalid-state', transportSentences('nobody-rides'))
    await deps.trips.freeze(tripId, deps.clock.now())
  }
  // At home nobody waits at a gate.
  if (!trip.endsAtPlant || trip.returns === 'homeward') return { told: 0 }
  const byPlant = Map.groupBy(expected, ({ enterpriseId }) => enterpriseId)
  const [plants, seen] = await Promise.all([
    deps.enterprises.getMany([...byPlant.keys()]),
    seenByPlants(trip, expected, deps),
  ])
  const waiting: EnterpriseId[] = []
  for (const [enterpriseId, some] of byPlant) {
    const plant = plants.find(({ id }) => id === enterpriseId)
    if (!plant) throw new Error(`there is no enterprise ${enterpriseId}`)
    if (!(await tellPlant(trip, plant, { people: some, seen }, deps))) waiting.push(enterpriseId)
  }
  if (waiting.length > 0) throw new Error(`not told yet who arrives by ${tripId}: ${waiting.join(', ')}`)
  return { told: byPlant.size }
}

/** What a plant sees of one of its people. */
interface SeenByPlant {
  readonly known: Awaited<ReturnType<typeof recognisedBy>>
  /** Of those whose journey a feeder starts. */
  readonly boarding: ReadonlyMap<WorkerId, ReturnType<typeof boardsWith>>
}

/** Read once for all plants of the trip, and on record as opened for each of them. */
async function seenByPlants(trip: Trip, people: readonly Passenger[], deps: Needed): Promise<SeenByPlant> {
  const { tripId } = trip
  const why = ({ enterpriseId }: Passenger) => openingSentences('tell-plant', { enterpriseId, tripId }).en
  const [known, boarding] = await Promise.all([
    recognisedBy(people, why, deps),
    // Nobody comes to where journeys start by a feeder.
    startsJourneys(trip) ? new Map<WorkerId, never>() : boardingOf(people, trip, deps),
  ])
  return { known, boarding }
}

/** The list of its people, and how many of each job order to expect. */
async function tellPlant(
  trip: Trip,
  plant: Enterprise,
  { people, seen: { known, boarding } }: { readonly people: readonly Passenger[]; readonly seen: SeenByPlant },
  deps: Needed,
): Promise<boolean> {
  const { tripId, batchId, manifest } = trip
  const eventId = (...parts: string[]) => derivedId('EventId', tripId, plant.id, ...parts)
  const timestamp = deps.clock.now()
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
  const told = await tellEnterprise(
    plant,
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
      further: byJobOrder.map(([jobOrderId, some]) => ({
        event: {
          type: 'arrival.expected',
          timestamp,
          data: { tripId, jobOrderId, expected: some.length, arrivesAt: arrivesAt(trip) },
        },
        eventId: eventId('arrival.expected', jobOrderId),
      })),
      text: async () => ({
        template: 'firm-arrivals',
        variables: { arrival: arrivesAt(trip), expected: people.length },
        subject: { purpose: 'arrivals', tripId },
      }),
    },
    deps,
  )
  return told === 'heard'
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
