import type { Context } from 'aws-lambda'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import {
  answerHeadcount,
  askHeadcount,
  type HeadcountAnswer,
  releaseHeadcount,
} from '../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { countPlaces } from '../../domain/enterprises/place-claim.ts'
import { type BatchId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { type JourneyState, withoutPlace } from '../../domain/matching/placement.ts'
import { handler as countJourneys } from '../../functions/arrival/count-journeys.ts'
import { withdrawWorker } from '../../functions/arrival/withdraw-worker.ts'
import { handler as concludeBatch } from '../../functions/batches/conclude-batch.ts'
import { handler as releaseHeadcounts } from '../../functions/enterprises/release-headcounts.ts'
import { handler as withdrawOffers } from '../../functions/matching/withdraw-offers.ts'
import { leaveJob } from '../../functions/stabilisation/leave-job.ts'
import { acceptIn } from '../batches/accept-in.ts'
import { surveyed } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'
import { openJobOrder, openPlant, type Plant } from './plant.ts'
import { done } from './sample.ts'

let world: World
let plant: Plant
let known: JobOrder
let pool: WorkerId[]
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  known = await openJobOrder(world, plant)
  pool = []
  for (let one = 0; one < 24; one += 1) pool.push((await surveyed(world)).workerId)
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

async function answer(batchId: BatchId, { id }: JobOrder, said: HeadcountAnswer | 'silent'): Promise<void> {
  const { headcounts, clock } = world.deps
  const request = (await headcounts.get(batchId, id))?.request
  if (request?.state !== 'open') return
  const now = clock.now()
  const moved =
    said === 'silent'
      ? done(releaseHeadcount(request, { releasedAt: now, why: 'no-answer' }))
      : done(answerHeadcount(request, said, now))
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

type End = 'withdrawn' | 'no-show' | 'missed, but came' | 'diverted' | 'no seat' | 'handed over' | 'left'

interface Course {
  readonly orders: readonly number[]
  readonly said: 'full' | 'partial' | 'declined' | 'other-date' | 'silent'
  /** Of the pool, who says yes to each order; more of them than there are places. */
  readonly saysYes: readonly number[]
  readonly ends: readonly End[]
  /** Where the batch is cancelled, if it is. */
  readonly cancelled: 'when asked' | 'in the rounds' | 'at approval' | null
}

const course: fc.Arbitrary<Course> = fc.record({
  orders: fc.constantFrom([0], [1], [0, 1], [0, 1]),
  said: fc.constantFrom('full', 'full', 'full', 'partial', 'declined', 'other-date', 'silent'),
  saysYes: fc.uniqueArray(fc.nat(23), { minLength: 2, maxLength: 8 }),
  ends: fc.array(
    fc.constantFrom(
      'withdrawn',
      'no-show',
      'missed, but came',
      'diverted',
      'no seat',
      'handed over',
      'handed over',
      'left',
    ),
    { minLength: 8, maxLength: 8 },
  ),
  cancelled: fc.constantFrom(null, null, null, 'when asked', 'in the rounds', 'at approval'),
})

function said({ said: what }: Course, asked: number): HeadcountAnswer | 'silent' {
  const startDate = plusDays(known.startDate, 1)
  if (what === 'partial') return { answer: 'partial', confirmed: Math.max(1, asked - 1) }
  if (what === 'declined') return { answer: 'declined', why: '订单减少' }
  if (what === 'other-date') return { answer: 'other-date', startDate, confirmed: asked }
  return what === 'full' ? { answer: 'full' } : 'silent'
}

/** One batch from its first question to its end; others go on at each yield. */
async function* run(batchId: BatchId, orders: readonly JobOrder[], batch: Course): AsyncGenerator<void> {
  const { deps, clock } = world
  const mine = batch.orders.map((order) => orders[order]!)
  for (const order of mine) {
    const asked = await ask(batchId, order)
    yield
    if (batch.cancelled === 'when asked') return release(batchId)
    await answer(batchId, order, said(batch, asked))
    yield
  }
  const people = batch.saysYes.map((one) => ({ workerId: pool[one]! }))
  for (const [number, order] of mine.entries()) {
    const some = people.filter((_, index) => index % mine.length === number)
    await Promise.all(some.map((person) => acceptIn(world, batchId, person, order)))
    yield
  }
  const [regrets] = await deps.placements.ofChunk(batchId, 0)
  if (regrets) await withdraw(batchId, regrets.workerId)
  yield
  if (batch.cancelled === 'in the rounds') return release(batchId)
  await twice(() =>
    deps.places.close(
      batchId,
      mine.map(({ id }) => id),
    ),
  )
  yield
  if (batch.cancelled === 'at approval') return release(batchId)

  const placed = (await deps.placements.ofChunk(batchId, 0)).filter(({ journey }) => journey.state === 'accepted')
  const tripId = derivedId('TripId', batchId)
  for (const [number, { workerId, jobOrderId }] of placed.entries()) {
    const end = batch.ends[number % batch.ends.length]!
    const at = clock.now()
    const move = (from: JourneyState['state'], to: JourneyState) =>
      deps.placements.move(batchId, 0, [{ workerId, from: [from], to }])
    if (end === 'no seat') continue
    if (end === 'withdrawn') await withdraw(batchId, workerId)
    else {
      await move('accepted', { state: 'seated', tripIds: [tripId] })
      if (end === 'no-show' || end === 'missed, but came') await move('seated', { state: 'no-show', at })
      else await move('seated', { state: 'boarded', tripIds: [tripId], at })
      yield
      if (end === 'missed, but came') await move('no-show', { state: 'handed-over', at })
      if (end === 'diverted') await move('boarded', { state: 'diverted', at })
      if (end === 'handed over' || end === 'left') await move('boarded', { state: 'handed-over', at })
    }
    const there = (await deps.placements.ofChunk(batchId, 0)).filter(
      (one) => one.jobOrderId === jobOrderId && one.journey.state === 'handed-over',
    )
    await deps.places.noteArrivals([{ jobOrderId, batchId, tripId, handedOver: there.length }])
    yield
  }
  await twice(async () => countJourneys({ batchId, chunk: 0 }, context))
  yield
  await conclude(batchId, 'completed')
  yield
  for (const [number, { workerId }] of placed.entries())
    if (batch.ends[number % batch.ends.length] === 'left')
      await leaveJob([{ batchId, chunk: 0, workerId, at: clock.now() }], deps)
}

async function expectWithin(order: JobOrder, batchIds: readonly BatchId[]): Promise<void> {
  const shown = await look(order)
  expect(shown.reserved + shown.handedOver + shown.free).toBe(order.headcount)
  expect(Math.min(shown.reserved, shown.handedOver, shown.free)).toBeGreaterThanOrEqual(0)
  const all = (await Promise.all(batchIds.map((one) => world.deps.placements.ofChunk(one, 0)))).flat()
  const here = all.filter(({ jobOrderId }) => jobOrderId === order.id)
  expect(here.length - withoutPlace(here).length).toBeLessThanOrEqual(order.headcount)
  for (const key of ['asked', 'confirmed', 'offered', 'accepted', 'handedOver', 'reserved'] as const)
    expect(shown[key]).toBe(shown.batches.reduce((sum, one) => sum + one[key], 0))
}

describe('many batches over few job orders', () => {
  test('there are never more yeses than places, and at the end only people at the plant keep one', async () => {
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
            for (const order of orders) await expectWithin(order, batchIds)
            const engaged = (await Promise.all(batchIds.map((one) => world.deps.placements.ofChunk(one, 0)))).flat()
            const standing = engaged.filter(({ journey }) => ['accepted', 'seated', 'boarded'].includes(journey.state))
            expect(new Set(standing.map(({ workerId }) => workerId)).size).toBe(standing.length)
          }
          for (const order of orders) {
            const shown = await look(order)
            expect(shown.reserved).toBe(0)
            expect(shown.accepted).toBe(shown.handedOver)
            expect(shown.free).toBe(order.headcount - shown.handedOver)
          }
          await freeEverybody(batchIds)
        },
      ),
      { numRuns: 15, seed: 20261127 },
    )
  }, 600_000)
})

/** The next run begins with people whom no batch engages. */
async function freeEverybody(batchIds: readonly BatchId[]): Promise<void> {
  for (const batchId of batchIds) await world.deps.workers.release(pool, batchId)
}
