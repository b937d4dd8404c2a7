import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { confirmedPlaces, type HeadcountAnswer } from '../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { plusDays } from '../../domain/kernel/instant.ts'
import { executionArn } from '../../functions/gateways/resource-names.ts'
import { arns } from '../../local/runtime/function-names.ts'
import { fieldIn, open, post } from '../enterprise-page/firm.ts'
import { openWorld, type World } from '../world.ts'
import { openJobOrder, openPlant, type Plant } from './plant.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
let batches = 0
let batchId: BatchId
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())
beforeEach(async () => {
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  batches += 1
  batchId = derivedId('BatchId', 'spring', batches)
})
afterEach(() => plant.close())

const execution = () => `${batchId}-${jobOrder.id}`
const confirm = () =>
  world.deps.workflows.start('enterprises/confirm-headcount', execution(), { batchId, jobOrderId: jobOrder.id })
const answer = (said: HeadcountAnswer, from = plant) =>
  from.send('headcount.confirmed', { batchId, jobOrderId: jobOrder.id, answer: said })
/** As a browser reads a field's value. */
const unescaped = (value: string) =>
  value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const told = () => plant.heard.map(({ type }) => type)

async function outcome(): Promise<unknown> {
  const machine = arns.stateMachine('enterprises/confirm-headcount')
  const { status, output } = await new SFNClient().send(
    new DescribeExecutionCommand({ executionArn: executionArn(machine, execution()) }),
  )
  return status === 'SUCCEEDED' ? JSON.parse(output ?? '') : status
}
async function places(): Promise<number> {
  const asked = await world.deps.headcounts.ofBatch(batchId)
  return asked.reduce((sum, request) => sum + confirmedPlaces(request), 0)
}

// The first of all: while its weeks pass, each plant that is closed by then is tried again every few hours.
test('an enterprise whose agreement has ended since it reported the job order is not asked', async () => {
  jobOrder = await openJobOrder(world, plant, {}, 30)
  await world.advance({ days: 31 })
  await confirm()
  await world.advance({ minutes: 1 })
  expect(await outcome()).toMatchObject({ outcome: 'released', why: 'agreement-not-active' })
})

describe('an enterprise that is asked for 60', () => {
  test.each<[HeadcountAnswer, { outcome: string; places: number }]>([
    [{ answer: 'full' }, { outcome: 'full', places: 60 }],
    [
      { answer: 'partial', confirmed: 45 },
      { outcome: 'partial', places: 45 },
    ],
    [
      { answer: 'declined', why: '订单减少' },
      { outcome: 'declined', places: 0 },
    ],
  ])('answers %j', async (said, expected) => {
    await confirm()
    await world.advance({ hours: 3 })
    expect(plant.heard).toMatchObject([
      { type: 'headcount.requested', data: { batchId, jobOrderId: jobOrder.id, asked: 60, post: '电子组装工' } },
    ])
    expect(await outcome()).toBe('RUNNING')
    expect(await answer(said)).toMatchObject({ status: 200 })
    await world.advance({ minutes: 1 })
    expect(await outcome()).toEqual({ asked: 60, ...expected })
    expect(await places()).toBe(expected.places)
  })
  test('names another date, which must be to come', async () => {
    await confirm()
    await world.advance({ hours: 3 })
    const otherDate = (days: number) =>
      answer({ answer: 'other-date', confirmed: 50, startDate: plusDays(jobOrder.startDate, days) })
    expect(await otherDate(-30)).toMatchObject({ status: 422 })
    expect(await otherDate(5)).toMatchObject({ status: 200 })
    await world.advance({ minutes: 1 })
    expect(await outcome()).toEqual({ asked: 60, outcome: 'other-date', places: 50 })
  })
})

test('silence: reminded 24 and 4 hours before the end, then released and told so', async () => {
  await confirm()
  await world.advance({ hours: 25 })
  expect(told()).toEqual(['headcount.requested', 'headcount.reminded'])
  await world.advance({ hours: 20 })
  expect(told()).toEqual(['headcount.requested', 'headcount.reminded', 'headcount.reminded'])
  await world.advance({ hours: 4 })
  expect(plant.heard.at(-1)).toMatchObject({ type: 'headcount.released', data: { released: 60, why: 'no-answer' } })
  expect(await outcome()).toEqual({ asked: 60, outcome: 'released', places: 0, why: 'no-answer' })
  expect(await answer({ answer: 'full' })).toMatchObject({ status: 409, body: { type: '/problems/invalid-state' } })
  expect(await places()).toBe(0)
})

test('an answer between two reminders counts', async () => {
  await confirm()
  await world.advance({ hours: 30 })
  await answer({ answer: 'full' })
  await world.advance({ minutes: 1 })
  expect(await outcome()).toMatchObject({ outcome: 'full', places: 60 })
  await world.advance({ days: 2 })
  expect(told()).toEqual(['headcount.requested', 'headcount.reminded'])
})

test('the same answer twice is one; another one afterwards is refused', async () => {
  await confirm()
  await world.advance({ hours: 1 })
  await answer({ answer: 'partial', confirmed: 30 })
  expect(await answer({ answer: 'partial', confirmed: 30 })).toMatchObject({ status: 200 })
  expect(await answer({ answer: 'full' })).toMatchObject({ status: 409, body: { type: '/problems/invalid-state' } })
  expect(await places()).toBe(30)
})

test('more than was asked cannot be confirmed, nor anything by another enterprise', async () => {
  await confirm()
  await world.advance({ hours: 1 })
  expect(await answer({ answer: 'partial', confirmed: 61 })).toMatchObject({ status: 422 })
  const stranger = await openPlant(world)
  expect(await answer({ answer: 'full' }, stranger)).toMatchObject({ status: 404 })
  await stranger.close()
  expect(await places()).toBe(0)
})

test('an answer that was kept when its step could not be woken wakes it when the firm sends it again', async () => {
  await confirm()
  await world.advance({ hours: 1 })
  const { workflows } = world.deps
  const asBefore = { ...workflows }
  workflows.succeed = () => Promise.reject(new Error('the process ended here'))
  const data = { batchId, jobOrderId: jobOrder.id, answer: { answer: 'partial', confirmed: 45 } }
  const body = { type: 'headcount.confirmed', timestamp: world.clock.now(), data }
  const send = () =>
    world.sendSigned(`/webhooks/enterprises/${plant.id}`, { secret: plant.secret, id: `again-${batchId}`, body })
  expect(await send()).toMatchObject({ status: 500 })
  Object.assign(workflows, asBefore)
  await world.advance({ minutes: 20 })
  expect(await outcome()).toBe('RUNNING')
  expect(await send()).toMatchObject({ status: 200 })
  await world.advance({ minutes: 1 })
  expect(await outcome()).toEqual({ asked: 60, outcome: 'partial', places: 45 })
})

test.each<[HeadcountAnswer, { outcome: string; places: number }]>([
  [
    { answer: 'partial', confirmed: 45 },
    { outcome: 'partial', places: 45 },
  ],
  [
    { answer: 'declined', why: '订单“减少”<了>' },
    { outcome: 'declined', places: 0 },
  ],
])('whose step could not be woken by a page asks there to be sent once more: %j', async (said, expected) => {
  await confirm()
  await world.advance({ hours: 1 })
  const asProvince = {
    token: await world.token({ role: 'province' }),
    body: { purpose: 'headcount', batchId, jobOrderId: jobOrder.id },
  }
  const made = await world.call('POST', `/v1/enterprises/${plant.id}/links`, asProvince)
  const { address } = made.body as { address: string }
  const { workflows } = world.deps
  const asBefore = { ...workflows }
  workflows.succeed = () => Promise.reject(new Error('the process ended here'))
  const fields = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, String(value)]))
  expect((await post(address, 'headcount', { ...fields, name: '陈建国' })).status).toBe(500)
  Object.assign(workflows, asBefore)
  await world.advance({ minutes: 20 })
  expect(await outcome()).toBe('RUNNING')

  const page = await open(address)
  expect(page.text).toContain('还没有办完')
  const kept = ['answer', 'confirmed', 'why', 'name'].map((name) => [name, unescaped(fieldIn(page, name))])
  const again = await post(address, 'headcount', Object.fromEntries(kept))
  expect(again.text).not.toContain('还没有办完')
  await world.advance({ minutes: 1 })
  expect(await outcome()).toEqual({ asked: 60, ...expected })
})

test('an answer that comes before anybody waits for it is found', async () => {
  const asked = { batchId, jobOrderId: jobOrder.id, asked: 60, askedAt: world.clock.now() }
  const answerUntil = `${plusDays(jobOrder.startDate, -10)}T00:00:00.000Z` as typeof asked.askedAt
  await world.deps.headcounts.ask({ ...asked, answerUntil, state: 'open' }, plant.id)
  await answer({ answer: 'full' })
  await confirm()
  await world.advance({ minutes: 1 })
  expect(await outcome()).toEqual({ asked: 60, outcome: 'full', places: 60 })
})

describe('an enterprise that cannot be asked holds up no batch', () => {
  test('its system stays down for all the time in which it may answer', async () => {
    plant.down = true
    await confirm()
    await world.advance({ hours: 47 })
    expect(await outcome()).toBe('RUNNING')
    await world.advance({ hours: 2 })
    expect(await outcome()).toEqual({ asked: 60, outcome: 'released', places: 0, why: 'unreachable' })
  })
  test.each([1, 30, 46])('its system was down for %i hours: it is asked then, and its answer counts', async (hours) => {
    plant.down = true
    await confirm()
    await world.advance({ hours })
    plant.down = false
    await world.advance({ hours: 1 })
    expect(told()[0]).toBe('headcount.requested')
    expect(told().slice(1)).toEqual(
      hours < 24 ? [] : hours < 44 ? ['headcount.reminded'] : Array(2).fill('headcount.reminded'),
    )
    expect(await answer({ answer: 'full' })).toMatchObject({ status: 200 })
    await world.advance({ minutes: 1 })
    expect(await outcome()).toEqual({ asked: 60, outcome: 'full', places: 60 })
  })
  test('its system was down for a while', async () => {
    plant.down = true
    await confirm()
    await world.advance({ seconds: 20 })
    plant.down = false
    await world.advance({ hours: 1 })
    expect(told()).toEqual(['headcount.requested'])
    expect(await outcome()).toBe('RUNNING')
  })
  test('it is paused for a broken promise, until the last case is settled', async () => {
    const pause = { since: world.clock.now(), why: '工资与承诺不符', caseId: derivedId('CaseId', 'wages') }
    await world.deps.enterprises.pause(plant.id, pause)
    await confirm()
    await world.advance({ minutes: 1 })
    expect(await outcome()).toEqual({ asked: 60, outcome: 'released', places: 0, why: 'enterprise-paused' })
    expect(told()).toEqual([])

    await world.deps.enterprises.resume(plant.id, pause.caseId)
    expect(await world.deps.enterprises.get(plant.id)).toMatchObject({ standing: { state: 'active' } })
  })
})

test('a batch that ends early releases what was asked and what was confirmed, and says so once', async () => {
  const other = await openJobOrder(world, plant)
  await confirm()
  await world.deps.workflows.start('enterprises/confirm-headcount', `${batchId}-${other.id}`, {
    batchId,
    jobOrderId: other.id,
  })
  await world.advance({ hours: 1 })
  await answer({ answer: 'full' })
  await world.advance({ minutes: 1 })
  plant.heard.splice(0)

  const { handler } = await import('../../functions/enterprises/release-headcounts.ts')
  const release = () => handler({ batchId, why: 'cancelled' }, { functionName: 'release-headcounts' } as never)
  expect(await release()).toEqual({ released: 2, untold: 0 })
  expect(await release()).toEqual({ released: 2, untold: 0 })
  expect(plant.heard.map((event) => ('why' in event.data ? event.data.why : null))).toEqual([
    'batch-cancelled',
    'batch-cancelled',
  ])
  expect(await places()).toBe(0)
})
