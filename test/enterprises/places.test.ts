import type { Context } from 'aws-lambda'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { answerHeadcount, askHeadcount, type HeadcountAnswer } from '../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { countPlaces } from '../../domain/enterprises/place-claim.ts'
import { type BatchId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plus, plusDays } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { withoutPlace } from '../../domain/matching/placement.ts'
import { board, type Moves, missTrip } from '../../domain/transport/trips/passenger-moves.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { handler as countJourneys } from '../../functions/arrival/count-journeys.ts'
import { handler as settleTrip } from '../../functions/arrival/settle-trip.ts'
import { takeOver } from '../../functions/arrival/take-over.ts'
import { withdrawWorker } from '../../functions/arrival/withdraw-worker.ts'
import { handler as concludeBatch } from '../../functions/batches/conclude-batch.ts'
import { handler as releaseHeadcountOf } from '../../functions/enterprises/release-headcount.ts'
import { handler as releaseHeadcounts } from '../../functions/enterprises/release-headcounts.ts'
import { answerOffers } from '../../functions/matching/answer-offers.ts'
import { handler as closeOffers } from '../../functions/matching/close-offers.ts'
import { handler as withdrawOffers } from '../../functions/matching/withdraw-offers.ts'
import { leaveJob } from '../../functions/stabilisation/leave-job.ts'
import { applyMoves } from '../../functions/transport/travel/apply-moves.ts'
import { offerIn } from '../batches/offer-in.ts'
import { crowd } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'
import { openJobOrder, openPlant, type Plant } from './plant.ts'
import { rideIn } from './ride-in.ts'
import { done } from './sample.ts'

let world: World
let plant: Plant
let known: JobOrder
let pool: WorkerId[]
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  known = await openJobOrder(world, plant)
  pool = (await crowd(world, 24)).map(({ workerId }) => workerId)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const context = { functionName: 'zhida-test', awsRequestId: 'test' } as Context
let made = 0

async function anOrder(headcount: number): Promise<JobOrder> {
  made += 1
  return world.deps.jobOrders.report({ ...known, id: derivedId('JobOrderId', 'places', made), headcount })
}

async function aBatch(jobOrders: readonly JobOrder[]): Promise<BatchId> {
  made += 1
  const batchId = derivedId('BatchId', 'places', made)
  const now = world.clock.now()
  const today = dateInShanghai(now)
  const batch: TransferBatch = {
    batchId,
    campaign: '春风行动',
    counties: ['530621'],
    jobOrders: jobOrders.map(({ id }) => id),
    travelWindow: { from: plusDays(today, 5), to: plusDays(today, 15) },
    answerHours: 48,
    budget: null,
    createdAt: now,
    createdBy: 'test',
    state: 'running',
    progress: { step: 'confirming headcount', waitsFor: null, since: now, until: null },
    counts: { candidates: 0, chunks: 1 },
  }
  await world.deps.batches.begin(batch)
  return batchId
}

const twice = async <T>(act: () => Promise<T>): Promise<T> => (await Promise.all([act(), act()]))[0]
const look = async ({ id, headcount }: JobOrder) => countPlaces(headcount, await world.deps.places.claimsOn(id))

async function ask(batchId: BatchId, { id, headcount, enterpriseId }: JobOrder): Promise<number> {
  const wish = askHeadcount({ batchId, jobOrderId: id, asked: headcount }, world.clock.now())
  return (await twice(() => world.deps.headcounts.ask(wish, enterpriseId)))?.asked ?? 0
}

async function answer(
  batchId: BatchId,
  { id }: JobOrder,
  said: HeadcountAnswer | 'silent' | 'expired' | 'skipped',
): Promise<void> {
  const { headcounts, clock } = world.deps
  const request = (await headcounts.get(batchId, id))?.request
  if (request?.state !== 'open' || said === 'skipped') return
  if (typeof said === 'string') {
    const why = said === 'silent' ? 'no-answer' : 'agreement-not-active'
    await releaseHeadcountOf({ batchId, jobOrderId: id, why }, context)
    await releaseHeadcountOf({ batchId, jobOrderId: id, why }, context)
    return
  }
  const moved = done(answerHeadcount(request, said, clock.now()))
  await twice(() => headcounts.move(request, moved))
}

const withdraw = (batchId: BatchId, workerId: WorkerId) =>
  twice(() => withdrawWorker({ batchId, chunk: 0, workerId }, world.deps))
async function conclude(batchId: BatchId, outcome: 'completed' | 'failed'): Promise<void> {
  for (let tries = 1; tries <= 2; tries += 1) await concludeBatch({ batchId, outcome, why: 'a test' }, context)
}

/** As the release workflow does it. */
async function release(batchId: BatchId): Promise<void> {
  await withdrawOffers({ batchId, chunk: 0 }, context)
  await withdrawOffers({ batchId, chunk: 0 }, context)
  await releaseHeadcounts({ batchId }, context)
  await conclude(batchId, 'failed')
}

/** How far somebody comes; `late`: said once the trip is closed and the batch has ended. */
const ends = [
  'withdrawn',
  'no-show',
  'missed, but came',
  'on no roll-call',
  'diverted',
  'not there',
  'diverted, said late',
  'not there, said late',
  'came, said late',
  'never handed over',
  'no seat',
  'handed over',
  'left',
] as const
type End = (typeof ends)[number]

const sayings = ['yes', 'yes', 'yes', 'no', 'silent', 'yes, then no', 'no, then yes'] as const

interface Course {
  readonly orders: readonly number[]
  /** `expired`: the agreement is not active any more. `skipped`: the question broke and the operator went on without it. */
  readonly said: 'full' | 'partial' | 'declined' | 'other-date' | 'silent' | 'expired' | 'skipped'
  /** Of the pool, who is offered each order, and what they say; more of them than there are places. */
  readonly offered: readonly number[]
  readonly says: readonly (typeof sayings)[number][]
  readonly ends: readonly End[]
  /** Where the batch is cancelled, if it is. */
  readonly cancelled: 'when asked' | 'in the rounds' | 'at approval' | null
  /** The operator goes on without the offers, or leaves the trip to the daily report. */
  readonly skipped: 'offers' | 'trip' | null
}

const course: fc.Arbitrary<Course> = fc.record({
  orders: fc.constantFrom([0], [1], [0, 1], [0, 1]),
  said: fc.constantFrom(
    'full',
    'full',
    'full',
    'full',
    'partial',
    'declined',
    'other-date',
    'silent',
    'expired',
    'skipped',
  ),
  offered: fc.uniqueArray(fc.nat(23), { minLength: 2, maxLength: 8 }),
  says: fc.array(fc.constantFrom(...sayings), { minLength: 8, maxLength: 8 }),
  ends: fc.array(fc.constantFrom(...ends, 'handed over', 'on no roll-call', 'on no roll-call'), {
    minLength: 8,
    maxLength: 8,
  }),
  cancelled: fc.constantFrom(null, null, null, null, 'when asked', 'in the rounds', 'at approval'),
  skipped: fc.constantFrom(null, null, null, null, 'offers', 'trip', 'trip'),
})

function said({ said: what }: Course, asked: number): HeadcountAnswer | 'silent' | 'expired' | 'skipped' {
  const startDate = plusDays(known.startDate, 1)
  if (what === 'partial') return { answer: 'partial', confirmed: Math.max(1, asked - 1) }
  if (what === 'declined') return { answer: 'declined', why: '订单减少' }
  if (what === 'other-date') return { answer: 'other-date', startDate, confirmed: asked }
  return what === 'full' ? { answer: 'full' } : what
}

/** One batch from its first question to its end; others go on at each yield. */
async function* run(batchId: BatchId, orders: readonly JobOrder[], batch: Course): AsyncGenerator<void> {
  const { deps } = world
  const mine = batch.orders.map((order) => orders[order]!)
  for (const order of mine) {
    const asked = await ask(batchId, order)
    yield
    if (batch.cancelled === 'when asked') return release(batchId)
    await answer(batchId, order, said(batch, asked))
    yield
  }
  for (const [number, order] of mine.entries()) {
    if (batch.skipped === 'offers') continue
    const some = batch.offered.filter((_, index) => index % mine.length === number)
    await Promise.all(some.map((one, index) => say(batchId, pool[one]!, { order, says: batch.says[index]! })))
    yield
  }
  const [regrets] = await deps.placements.ofChunk(batchId, 0)
  if (regrets) await withdraw(batchId, regrets.workerId)
  yield
  if (batch.cancelled === 'in the rounds') return release(batchId)
  await twice(async () => closeOffers({ batchId, round: 1, chunk: 0 }, context))
  await twice(() =>
    deps.places.close(
      batchId,
      mine.map(({ id }) => id),
    ),
  )
  yield
  // An enterprise that was given up answers after all.
  if (batch.said === 'skipped') for (const order of mine) await answer(batchId, order, { answer: 'full' })
  if (batch.cancelled === 'at approval') return release(batchId)

  const placed = (await deps.placements.ofChunk(batchId, 0)).filter(({ journey }) => journey.state === 'accepted')
  const endOf = new Map(placed.map(({ workerId }, number) => [workerId, batch.ends[number % batch.ends.length]!]))
  const who = (...some: End[]) =>
    placed.flatMap(({ workerId }) => (some.includes(endOf.get(workerId)!) ? workerId : []))
  const riders = placed.filter(({ workerId }) => endOf.get(workerId) !== 'no seat')
  const trip = riders.length > 0 ? await rideIn(world, riders) : null
  yield
  for (const workerId of who('withdrawn')) await withdraw(batchId, workerId)
  if (trip) {
    yield* callRoll(trip, new Set(who('withdrawn', 'on no roll-call')), new Set(who('no-show', 'missed, but came')))
    const arrived = who('missed, but came', 'handed over', 'left')
    await receive(trip, { arrived, noShow: who('not there'), diverted: who('diverted') })
    yield
    if (batch.skipped !== 'trip') await twice(async () => settleTrip({ tripId: trip.tripId }, context))
    yield
  }
  await twice(async () => countJourneys({ batchId, chunk: 0 }, context))
  yield
  await conclude(batchId, 'completed')
  yield
  const late = { arrived: who('came, said late'), noShow: who('not there, said late') }
  if (trip) await receive(trip, { ...late, diverted: who('diverted, said late') })
  yield
  for (const workerId of who('left')) await leaveJob([{ batchId, chunk: 0, workerId, at: world.clock.now() }], deps)
}

async function say(
  batchId: BatchId,
  workerId: WorkerId,
  { order, says }: { order: JobOrder; says: Course['says'][number] },
): Promise<void> {
  const asks = await offerIn(world, batchId, { workerId }, order)
  const words = { yes: ['accepted'], no: ['declined'], silent: [], 'yes, then no': ['accepted', 'declined'] } as const
  const given = says === 'no, then yes' ? (['declined', 'accepted'] as const) : words[says]
  for (const [index, one] of given.entries())
    await answerOffers([{ asks, workerId, answer: one, at: plus(world.clock.now(), { seconds: index }) }], world.deps)
}

/** Everybody boards but those who are missed, and those of whom nobody says anything. */
async function* callRoll(
  trip: Trip,
  unnamed: ReadonlySet<WorkerId>,
  missed: ReadonlySet<WorkerId>,
): AsyncGenerator<void> {
  const { deps, clock } = world
  for (const one of await deps.passengers.ofTrip(trip.tripId)) {
    if (unnamed.has(one.workerId)) continue
    const isMissed = missed.has(one.workerId)
    const moves: Moves = isMissed ? missTrip(one, 'not-there', clock.now()) : board(one, clock.now())
    const people = await deps.passengers.ofTrip(trip.tripId)
    await applyMoves({ trip, people }, moves, deps)
    yield
  }
}

async function receive(
  { tripId }: Trip,
  named: { arrived: WorkerId[]; noShow: WorkerId[]; diverted: WorkerId[] },
): Promise<void> {
  if (Object.values(named).every(({ length }) => length === 0)) return
  const receipt = { enterpriseId: known.enterpriseId, receivedBy: '李建国', ...named }
  const trip = await world.deps.trips.get(tripId)
  const people = await world.deps.passengers.ofTrip(tripId)
  const taken = trip && (await takeOver({ trip, people }, receipt, 'test', world.deps))
  if (!taken || isRefusal(taken)) throw new Error(JSON.stringify(taken))
}

const placementsOf = async (batchIds: readonly BatchId[]) =>
  (await Promise.all(batchIds.map((one) => world.deps.placements.ofChunk(one, 0)))).flat()

async function expectWithin(order: JobOrder, all: Awaited<ReturnType<typeof placementsOf>>): Promise<void> {
  const shown = await look(order)
  expect(shown.reserved + shown.handedOver + shown.free).toBe(order.headcount)
  expect(Math.min(shown.reserved, shown.handedOver, shown.free)).toBeGreaterThanOrEqual(0)
  const here = all.filter(({ jobOrderId }) => jobOrderId === order.id)
  expect(here.length - withoutPlace(here).length).toBeLessThanOrEqual(order.headcount)
  for (const key of ['asked', 'confirmed', 'offered', 'accepted', 'handedOver', 'reserved'] as const)
    expect(shown[key]).toBe(shown.batches.reduce((sum, one) => sum + one[key], 0))
}

describe('many batches over few job orders', () => {
  test('there are never more yeses than places, and at the end only people at the plant, or lost on the way, keep one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
        fc.array(course, { minLength: 2, maxLength: 5 }),
        fc.infiniteStream(fc.nat(1000)),
        async (headcounts, courses, turns) => {
          const orders = [await anOrder(headcounts[0]), await anOrder(headcounts[1])]
          const batchIds: BatchId[] = []
          for (const { orders: of } of courses) batchIds.push(await aBatch(of.map((one) => orders[one]!)))
          let running = courses.map((one, index) => run(batchIds[index]!, orders, one))
          while (running.length > 0) {
            // Now one of them, now two at the same moment.
            const first = running[turns.next().value! % running.length]!
            const second = running[turns.next().value! % running.length]!
            const going = new Set([first, second])
            const ended = new Set<AsyncGenerator<void>>()
            await Promise.all(
              [...going].map(async (one) => {
                if ((await one.next()).done) ended.add(one)
              }),
            )
            running = running.filter((one) => !ended.has(one))
            const engaged = await placementsOf(batchIds)
            for (const order of orders) await expectWithin(order, engaged)
            const standing = engaged.filter(({ journey }) => ['accepted', 'seated', 'boarded'].includes(journey.state))
            expect(new Set(standing.map(({ workerId }) => workerId)).size).toBe(standing.length)
          }
          for (const order of orders) {
            const shown = await look(order)
            // Who was seen on board and of whom no plant has said anything keeps the place: somebody has to look after them.
            const lost = await underWayTo(order, batchIds)
            expect(shown.reserved).toBe(lost)
            expect(shown.accepted).toBe(shown.handedOver + lost)
            expect(shown.free).toBe(order.headcount - shown.handedOver - lost)
          }
          await freeEverybody(batchIds)
        },
      ),
      { numRuns: 10, seed: 20261127 },
    )
  }, 600_000)
})

describe('a trip that an operator left to the daily report', () => {
  test.each([
    { daysAgo: 6, reserved: 0, journey: 'no-show' },
    { daysAgo: 1, reserved: 1, journey: 'seated' },
  ])(
    '$daysAgo days after its arrival, nobody having said anything: $journey',
    async ({ daysAgo, reserved, journey }) => {
      const order = await anOrder(1)
      const batchId = await aBatch([order])
      await ask(batchId, order)
      await answer(batchId, order, { answer: 'full' })
      await say(batchId, pool[0]!, { order, says: 'yes' })
      const trip = await rideIn(world, await world.deps.placements.ofChunk(batchId, 0), daysAgo)
      await twice(async () => countJourneys({ batchId, chunk: 0 }, context))
      await conclude(batchId, 'completed')
      expect(await look(order)).toMatchObject({ reserved, free: 1 - reserved })
      expect(await world.deps.placements.ofChunk(batchId, 0)).toMatchObject([{ journey: { state: journey } }])
      // The plant says at last that nobody was there.
      await receive(trip, { arrived: [], noShow: [pool[0]!], diverted: [] })
      expect(await look(order)).toMatchObject({ reserved: 0, free: 1 })
      await freeEverybody([batchId])
    },
  )
})

async function underWayTo({ id }: JobOrder, batchIds: readonly BatchId[]): Promise<number> {
  const all = await placementsOf(batchIds)
  return all.filter(({ jobOrderId, journey }) => jobOrderId === id && journey.state === 'boarded').length
}

/** The next run begins with people whom no batch engages. */
async function freeEverybody(batchIds: readonly BatchId[]): Promise<void> {
  for (const batchId of batchIds) await world.deps.workers.release(pool, batchId)
}
