import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derivedId, type TripId } from '../../../domain/kernel/ids.ts'
import { epochOf, type Instant, minus, plus } from '../../../domain/kernel/instant.ts'
import { journeyStates } from '../../../domain/matching/placement.ts'
import { arrivesAt, departsAt, type Trip, type TripProgress } from '../../../domain/transport/trips/trip.ts'
import type { TripSheet } from '../../../domain/transport/trips/trip-sheet.ts'
import { confirmHandOver } from '../../../functions/arrival/confirm-hand-over.ts'
import { withdrawWorker } from '../../../functions/arrival/withdraw-worker.ts'
import { workerLeft } from '../../../functions/stabilisation/worker-left.ts'
import { batchId, traveller } from '../some-travellers.ts'
import { type UnderWay, underWay } from './under-way.ts'

const people = 4
const id = (number: number) => derivedId('WorkerId', number)

/** What may come from outside, at a moment of the sender's choice. */
const event = fc.record({
  what: fc.constantFrom(
    'roll-call',
    'roll-call',
    'roll-call',
    'departed',
    'arrived',
    'hand-over',
    'arrival.confirmed',
    'worker.left',
    'withdraw',
    'lost',
  ),
  on: fc.constantFrom('feeder', 'train'),
  who: fc.nat({ max: people - 1 }),
  said: fc.constantFrom('boarded', 'absent'),
  by: fc.constantFrom('wang', 'li'),
  /** Hours from now at which it is said to have happened. */
  hours: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: -60, max: 40 })),
  /** Hours that pass before it. */
  later: fc.oneof(fc.constant(0), fc.constant(1), fc.integer({ min: 0, max: 30 })),
})
type OutsideEvent = typeof event extends fc.Arbitrary<infer One> ? One : never

const rank: Record<TripProgress['state'], number> = {
  planned: 0,
  unreported: 0,
  boarded: 1,
  departed: 2,
  arrived: 3,
  'handed-over': 4,
  cancelled: 5,
}

let sent = 0
async function send(world: UnderWay, one: OutsideEvent): Promise<number> {
  const { deps } = world
  const tripId = one.on === 'feeder' ? world.feeder : world.train
  const at = plus(deps.clock.now(), { hours: one.hours })
  const token = await world.world.token({ role: 'province', subject: one.by })
  sent += 1
  const post = async (path: string, body: object) =>
    (await world.world.call('POST', `/v1/trips/${tripId}/${path}`, { token, body })).status
  const { enterpriseId, jobOrderId, placementId } = traveller(one.who)
  switch (one.what) {
    case 'roll-call':
      return post('roll-call', {
        entries: [{ id: `tap-${sent}`, workerId: id(one.who), said: one.said, at }],
      })
    case 'departed':
    case 'arrived':
      return post(one.what, { at })
    case 'hand-over':
      return post('hand-over', { enterpriseId, arrived: [id(one.who)], receivedBy: '门卫室', at })
    case 'arrival.confirmed':
      return 'refused' in
        (await confirmHandOver(enterpriseId, { tripId, jobOrderId, arrived: 4, absent: [], at }, deps))
        ? 409
        : 200
    case 'worker.left':
      return (await workerLeft(enterpriseId, { placementId, leftOn: at.slice(0, 10) as never }, deps)) ? 409 : 200
    case 'withdraw':
      await withdrawWorker({ batchId, chunk: 0, workerId: id(one.who) }, deps)
      return 200
    case 'lost':
      return post('lost', { why: 'vehicle-broken-down' })
  }
}

interface Seen {
  readonly trips: ReadonlyMap<TripId, Trip>
  readonly placements: Awaited<ReturnType<UnderWay['placements']>>
}
async function look(world: UnderWay): Promise<Seen> {
  return {
    trips: new Map((await world.trips()).map((trip) => [trip.tripId, trip])),
    placements: await world.placements(),
  }
}

/** Nothing goes back, ahead of time, or counts twice. */
async function check(world: UnderWay, before: Seen, after: Seen, now: Instant): Promise<void> {
  for (const [tripId, { progress, ...trip }] of after.trips) {
    const was = before.trips.get(tripId)!.progress
    expect(rank[progress.state]).toBeGreaterThanOrEqual(rank[was.state])
    if (progress.state === 'planned' || progress.state === 'cancelled' || progress === was) continue
    expect(epochOf(progress.at)).toBeLessThanOrEqual(epochOf(plus(now, { minutes: 5 })))
    expect(progress.at >= minus(departsAt(trip), { hours: 2 })).toBe(true)
    if (progress.state === 'arrived' && was.state === 'departed') expect(progress.at >= was.at).toBe(true)
    if (progress.state === 'handed-over' && was.state !== 'arrived' && was.state !== 'handed-over')
      expect(now >= minus(arrivesAt(trip), { hours: 2 })).toBe(true)

    const token = await world.province()
    const sheet = (await world.world.call('GET', `/v1/trips/${tripId}`, { token })).body as TripSheet
    const { expected, withdrawn, boarded, noShow } = sheet.tally
    expect(expected + withdrawn + boarded + noShow).toBe(sheet.people.length)
    expect(sheet.passengers).toBe(sheet.people.filter(({ state }) => state !== 'withdrawn').length)
  }
  const known = await world.deps.workers.getMany(after.placements.map(({ workerId }) => workerId))
  expect(known).toHaveLength(after.placements.length)
  for (const [index, { workerId, journey }] of after.placements.entries()) {
    const was = before.placements.find((one) => one.workerId === workerId)!.journey
    // A late roll-call mends a no-show, and a correction a boarding; nothing else takes back what somebody passed.
    const passed = journeyStates[was.state].passed.filter((one) => one === 'arrived' || one === 'handedOver')
    if (was.state !== 'diverted' && journey.state !== 'no-show')
      expect(journeyStates[journey.state].passed).toEqual(expect.arrayContaining(passed))
    if (journey.state !== was.state && 'at' in journey)
      expect(epochOf(journey.at)).toBeLessThanOrEqual(epochOf(plus(now, { minutes: 5 })))
    const { engagedIn } = known[index]!
    if (journeyStates[journey.state].engages) expect(engagedIn ?? batchId).toBe(batchId)
  }
}

test('in whatever order events come, no state goes back or ahead of time, and nobody counts twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 12, maxLength: 24 }), async (events) => {
      const world = await underWay(people)
      try {
        const trip = (await world.deps.trips.get(world.feeder))!
        const days = epochOf(departsAt(trip)) - epochOf(world.deps.clock.now())
        await world.reach('travelling')
        await world.world.advance({ seconds: days / 1000 - 5 * 3600 })
        for (const one of events) {
          await world.world.advance({ hours: one.later })
          const before = await look(world)
          const status = await send(world, one)
          expect([200, 202, 409, 422]).toContain(status)
          const after = await look(world)
          if (status >= 400) expect(after).toEqual(before)
          await check(world, before, after, world.deps.clock.now())
        }
      } finally {
        await world.close()
      }
    }),
    { seed: 10, numRuns: 5, endOnFailure: true },
  )
})
