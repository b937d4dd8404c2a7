import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { BatchProgress } from '../../domain/batches/transfer-batch.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { openPlant, type Plant } from '../enterprises/plant.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { acceptIn } from './accept-in.ts'
import { beginBatch, type RunningBatch } from './begin-batch.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const offersOf = ({ batchId }: RunningBatch) => world.deps.offers.ofChunk(batchId, 0)
const placementsOf = ({ batchId }: RunningBatch) => world.deps.placements.ofChunk(batchId, 0)
const say = (phone: string | undefined, text: string) => world.partners.reply(phone ?? '', text)

/** To where the planned trips wait for approval: everybody said yes. */
async function answered(batch: RunningBatch): Promise<void> {
  await batch.confirm()
  await world.advance({ hours: 1 })
  for (const phone of batch.phones) say(phone, '1')
  await world.advance({ days: 2 })
}
async function expectReleased(batch: RunningBatch): Promise<void> {
  expect((await batch.workers()).map(({ engagedIn }) => engagedIn)).toEqual(batch.phones.map(() => null))
  expect((await offersOf(batch)).filter(({ state }) => state === 'sent')).toEqual([])
  const journeys = (await placementsOf(batch)).map(({ journey }) => journey.state)
  expect(journeys.every((state) => state === 'released')).toBe(true)
  const headcounts = await world.deps.headcounts.ofBatch(batch.batchId)
  expect(headcounts.map(({ state }) => state)).toEqual(['released'])
  expect(world.partners.keptTrips()).toEqual([])
}

describe('a coordinator who looks', () => {
  test('is told the step, what it waits for, since when, and until when', async () => {
    const batch = await beginBatch(world, plant)
    const asked = await batch.look()
    expect(asked).toMatchObject({
      state: 'running',
      counts: { candidates: 3, chunks: 1 },
      progress: { step: 'confirming headcount', waitsFor: "the enterprises' answers" },
    })
    expect(asked.progress.until).toBe(plus(asked.progress.since, { hours: 48 }))

    await batch.confirm()
    await world.advance({ hours: 1 })
    const offered = await batch.look()
    expect(offered).toMatchObject({
      counts: { headcount: { asked: 1, confirmed: 1, places: 60 } },
      progress: { step: 'waiting for answers', waitsFor: 'the answers to 3 offers of round 1' },
    })
    expect(offered.progress.until).toBe((await offersOf(batch))[0]?.answerUntil)

    for (const phone of batch.phones) say(phone, '1')
    await world.advance({ days: 2 })
    const planned = await batch.look()
    expect(planned).toMatchObject({
      counts: { offers: { sent: 3, accepted: 3, declined: 0, unanswered: 0, withdrawn: 0 }, trips: { passengers: 3 } },
      progress: { step: 'waiting for approval', waitsFor: expect.stringMatching(/approval of \d+ trips/) },
    })
    expect(planned.progress.until).toBe(plus(planned.progress.since, { hours: 48 }))

    await batch.cancel()
    await world.advance({ hours: 1 })
    const ended = await batch.look()
    expect(ended).toMatchObject({
      state: 'cancelled',
      why: 'cancelled by zhao@province: 道路中断 (while waiting for approval)',
      progress: { step: 'ended', waitsFor: null, until: null },
    })
    const { steps } = ended as unknown as { steps: BatchProgress[] }
    expect(steps.map(({ step }) => step)).toEqual([
      'freezing candidates',
      'confirming headcount',
      'matching',
      'waiting for answers',
      'matching',
      'planning trips',
      'waiting for approval',
      'releasing',
      'ended',
    ])
    expect(steps[0]?.since).toBe(ended.createdAt)
    expect(asked.progress).toMatchObject(steps[1] as BatchProgress)
    expect(steps.map(({ since }) => since)).toEqual(steps.map(({ since }) => since).toSorted())
    await expectReleased(batch)
  })
})

describe('the answers', () => {
  test('are counted once each, and nobody is offered the same job twice', async () => {
    const batch = await beginBatch(world, plant, [{}, {}, {}, {}])
    await batch.confirm()
    await world.advance({ hours: 1 })
    const [yes, twice, no] = batch.phones
    say(yes, '1')
    say(twice, '1')
    say(twice, '1')
    say(no, '2')
    await world.advance({ hours: 2 })
    // A second yes in another delivery.
    say(twice, '1')
    await world.advance({ days: 3 })
    const { counts } = await batch.look()
    expect(counts.offers).toMatchObject({ sent: 4, accepted: 2, declined: 1, unanswered: 1, withdrawn: 0 })
    const offers = await offersOf(batch)
    const pairs = offers.map(({ workerId, jobOrderId }) => `${workerId} ${jobOrderId}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(await placementsOf(batch)).toHaveLength(2)
    const token = await world.token({ role: 'auditor' })
    const headcounts = async (query = '') =>
      (await world.call('GET', `/v1/transfer-batches/${batch.batchId}/headcounts${query}`, { token })).body
    const { post, cityCode, startDate } = batch.order
    expect(await headcounts('?state=answered')).toMatchObject({
      items: [{ places: 60, offered: 4, accepted: 2, post, cityCode, startDate }],
    })
    expect(await headcounts('?state=open')).toMatchObject({ items: [] })
    const rounds = await world.call('GET', `/v1/transfer-batches/${batch.batchId}/rounds`, { token })
    expect(rounds.body).toMatchObject({
      items: [
        { round: 1, offers: 4, answerUntil: offers[0]?.answerUntil, messages: { people: 4, budget: null } },
        // Nobody is asked about the same job twice.
        { round: 2, offers: 0 },
      ],
    })
    await batch.cancel()
    await world.advance({ hours: 1 })
    await expectReleased(batch)
  })

  test('that come after the offer closed change nothing', async () => {
    const batch = await beginBatch(world, plant, [{}])
    await batch.confirm()
    await world.advance({ hours: 25 })
    say(batch.phones[0], '1')
    await world.advance({ hours: 2 })
    expect(await placementsOf(batch)).toEqual([])
    expect(await batch.look()).toMatchObject({ state: 'failed', why: expect.stringContaining('nobody accepted') })
    await expectReleased(batch)
  })

  test('yes to two batches at once: one has the person, the other does not', async () => {
    const batch = await beginBatch(world, plant, [{}])
    const [worker] = await batch.workers()
    const two = ['first', 'second'].map((name) => derivedId('BatchId', name))
    const placements = await Promise.all(two.map((batchId) => acceptIn(world, batchId, worker!, batch.order)))
    const taken = placements.filter((one) => one !== undefined)
    expect(taken).toHaveLength(1)
    expect(await world.deps.workers.get(worker!.workerId)).toMatchObject({ engagedIn: taken[0]!.batchId })
    const lost = two.find((batchId) => batchId !== taken[0]!.batchId)!
    expect((await world.deps.offers.ofChunk(lost, 0)).map(({ state }) => state)).toEqual(['sent'])
    await batch.cancel()
    await world.advance({ hours: 1 })
  })
})

describe('the approval', () => {
  test('is given once; a second, other decision is told what stands', async () => {
    const batch = await beginBatch(world, plant)
    expect(await batch.decide({ decision: 'approve' })).toMatchObject({ status: 409 })
    await answered(batch)
    const approve = { decision: 'approve' }
    const both = await Promise.all([batch.decide(approve), batch.decide({ decision: 'reject', why: '太贵' })])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)).toMatchObject({
      body: { detail: expect.stringMatching(/zhao@province decided .*That stands/) },
    })
    await batch.cancel()
    await world.advance({ hours: 1 })
    await expectReleased(batch)
    expect(await batch.cancel()).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/the batch ended as.*That stands/) },
    })
  })

  test('that was given a while ago is told to whoever decides again', async () => {
    const batch = await beginBatch(world, plant)
    await answered(batch)
    expect(await batch.decide({ decision: 'approve' })).toMatchObject({ status: 200 })
    await world.advance({ hours: 1 })
    expect((await batch.look()).progress.step).not.toBe('waiting for approval')
    expect(await batch.decide({ decision: 'approve' })).toMatchObject({ status: 200, body: { by: 'zhao@province' } })
    expect(await batch.decide({ decision: 'reject', why: '太贵' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/zhao@province decided "approve"/) },
    })
    await batch.cancel()
    await world.advance({ hours: 1 })
  })

  test('sets the plan aside: the trips are planned anew, and the batch is cancelled while they are', async () => {
    const batch = await beginBatch(world, plant)
    await answered(batch)
    const asked = await batch.look()
    expect(await batch.decide({ decision: 'replan' })).toMatchObject({ status: 422 })
    expect(await batch.decide({ decision: 'replan', why: '再询价' })).toMatchObject({ status: 200 })
    await world.advance({ minutes: 10 })
    const again = await batch.look()
    expect(again).toMatchObject({ progress: { step: 'waiting for approval' }, counts: { trips: { passengers: 3 } } })
    expect(again.progress.until).toBe(plus(again.progress.since, { hours: 48 }))
    expect(again.progress.since > asked.progress.since).toBe(true)

    vi.spyOn(world.deps.carriers, 'quote').mockImplementation(async () => {
      await batch.cancel()
      return { services: [], coaches: [] }
    })
    expect(await batch.decide({ decision: 'replan', why: '再询价' })).toMatchObject({ status: 200 })
    await world.advance({ hours: 1 })
    expect(await batch.look()).toMatchObject({
      state: 'cancelled',
      why: 'cancelled by zhao@province: 道路中断 (while planning trips)',
    })
    await expectReleased(batch)
    expect(
      (await world.deps.trips.ofBatch(batch.batchId)).filter(({ progress }) => progress.state === 'planned'),
    ).toEqual([])
  })

  test('sets the plan aside, and the planner is down: an operator has it tried again once it is mended', async () => {
    const batch = await beginBatch(world, plant)
    await answered(batch)
    const down = vi.spyOn(world.deps.placements, 'ofChunk').mockRejectedValue(new Error('no memory'))
    expect(await batch.decide({ decision: 'replan', why: '再询价' })).toMatchObject({ status: 200 })
    await world.advance({ hours: 12 })
    down.mockRestore()
    const [stall] = (await world.deps.stalls.open(batch.batchId, world.clock.now(), null, 5)).items
    expect(stall).toMatchObject({
      step: { en: 'Carry out the other plan', zh: '采用调整后的方案' },
      choices: ['retry'],
    })
    await batch.settle(stall!.stallId)
    await world.advance({ minutes: 10 })
    expect(await batch.look()).toMatchObject({
      progress: { step: 'waiting for approval' },
      plansSetAside: [{ decision: 'replan', by: 'zhao@province' }],
    })
    await batch.cancel()
    await world.advance({ hours: 1 })
    await expectReleased(batch)
  })

  test('is refused: the batch ends, says why, and frees everybody', async () => {
    const batch = await beginBatch(world, plant)
    await answered(batch)
    expect(await batch.decide({ decision: 'reject' })).toMatchObject({ status: 422 })
    expect(await batch.decide({ decision: 'reject', why: '太贵' })).toMatchObject({ status: 200 })
    await world.advance({ hours: 1 })
    expect(await batch.look()).toMatchObject({
      state: 'failed',
      why: 'the trips were rejected: 太贵 (while waiting for approval)',
    })
    await expectReleased(batch)
    expect(await batch.decide({ decision: 'approve' })).toMatchObject({ status: 409 })
  })

  test('does not come: the batch says that it is overdue, then ends and frees everybody', async () => {
    const batch = await beginBatch(world, plant)
    await answered(batch)
    await world.advance({ hours: 30 })
    expect((await batch.look()).progress.waitsFor).toContain('overdue')
    await world.advance({ hours: 30 })
    expect(await batch.look()).toMatchObject({ state: 'failed', why: expect.stringContaining('nobody approved') })
    await expectReleased(batch)
  })
})

describe('a batch that is cancelled', () => {
  test('while headcount is asked tells the plant and keeps nothing', async () => {
    const batch = await beginBatch(world, plant)
    expect(await batch.cancel()).toMatchObject({ status: 202, body: { state: 'releasing' } })
    await world.advance({ hours: 1 })
    expect(await batch.look()).toMatchObject({ state: 'cancelled' })
    await expectReleased(batch)
    expect(await batch.cancel()).toMatchObject({ status: 409 })
    expect(await batch.confirm()).toMatchObject({ status: 409 })
  })

  test('while answers are awaited withdraws the open offers, and a late yes finds none', async () => {
    const batch = await beginBatch(world, plant)
    await batch.confirm()
    await world.advance({ hours: 1 })
    say(batch.phones[0], '1')
    await world.advance({ hours: 1 })
    await batch.cancel()
    await world.advance({ hours: 1 })
    say(batch.phones[1], '1')
    await world.advance({ hours: 1 })
    expect((await offersOf(batch)).map(({ state }) => state).sort()).toEqual(['accepted', 'withdrawn', 'withdrawn'])
    await expectReleased(batch)
  })

  test('once its trips are booked cancels them with the carrier', async () => {
    const batch = await beginBatch(world, plant)
    await answered(batch)
    await batch.decide({ decision: 'approve' })
    await world.advance({ hours: 6 })
    expect((await batch.look()).state).toBe('running')
    await batch.cancel()
    await world.advance({ hours: 2 })
    expect(await batch.look()).toMatchObject({ state: 'cancelled' })
    await expectReleased(batch)
  })

  test('in two steps, of which the second broke, is completed by asking again', async () => {
    const batch = await beginBatch(world, plant)
    vi.spyOn(world.deps.workflows, 'start').mockRejectedValueOnce(new Error('throttled'))
    expect(await batch.cancel()).toMatchObject({ status: 500 })
    expect(await batch.look()).toMatchObject({ state: 'releasing', progress: { step: 'releasing' } })
    expect(await batch.cancel()).toMatchObject({ status: 202 })
    await world.advance({ hours: 1 })
    expect(await batch.look()).toMatchObject({ state: 'cancelled' })
    await expectReleased(batch)
  })

  test('frees everybody although a task died between the placements and the workers', async () => {
    const batch = await beginBatch(world, plant)
    await answered(batch)
    vi.spyOn(world.deps.workers, 'release').mockRejectedValueOnce(new Error('throttled'))
    await batch.cancel()
    await world.advance({ hours: 1 })
    expect(await batch.look()).toMatchObject({ state: 'cancelled' })
    await expectReleased(batch)
  })
})

describe('a batch that cannot go on', () => {
  test('because no enterprise takes anybody says so', async () => {
    const batch = await beginBatch(world, plant)
    await batch.confirm({ answer: 'declined', why: '订单取消' })
    await world.advance({ hours: 1 })
    expect(await batch.look()).toMatchObject({
      state: 'failed',
      why: expect.stringContaining('no enterprise confirmed a place'),
      counts: { headcount: { asked: 1, declined: 1, places: 0 } },
    })
  })

  test('because nobody is willing says so', async () => {
    const batch = await beginBatch(world, plant, [{ willing: '未定' }])
    await world.advance({ hours: 1 })
    expect(await batch.look()).toMatchObject({ state: 'failed', why: expect.stringContaining('nobody is willing') })
  })
})
