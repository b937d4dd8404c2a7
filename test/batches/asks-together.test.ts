import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { arns } from '../../local/runtime/function-names.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { openCounty, requestFor } from './begin-batch.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
})
afterAll(() => world.close())

let [one, other] = [{} as Plant, {} as Plant]
let orders: { one: JobOrder; other: JobOrder }
beforeEach(async () => {
  one = await openPlant(world)
  other = await openPlant(world)
  orders = { one: await openJobOrder(world, one), other: await openJobOrder(world, other) }
  for (const plant of [one, other]) plant.heard.splice(0)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await cancel()
  for (const plant of [one, other]) await plant.close()
})

let path = ''
const token = () => world.token({ role: 'province', subject: 'zhao@province' })
/** A batch that asks both plants, some minutes later. */
async function begin(): Promise<TransferBatch['batchId']> {
  const { countyCode } = await openCounty(world, {}, {}, {})
  const body = { ...(await requestFor(world, countyCode, orders.one)), jobOrders: [orders.one.id, orders.other.id] }
  const started = await world.call('POST', '/v1/transfer-batches', { token: await token(), body })
  expect(started.status).toBe(202)
  const { batchId } = started.body as TransferBatch
  path = `/v1/transfer-batches/${batchId}`
  await world.advance({ minutes: 10 })
  return batchId
}
const look = async () => (await world.call('GET', path, { token: await token() })).body as TransferBatch
const cancel = async () => {
  await world.call('POST', `${path}/cancel`, { token: await token(), body: { why: '道路中断' } })
  await world.advance({ hours: 1 })
}
const told = (plant: Plant) => plant.heard.map(({ type }) => type)

test('the last answer has the batch go on at once, and nobody is reminded', async () => {
  const batchId = await begin()
  expect([told(one), told(other)]).toEqual([['headcount.requested'], ['headcount.requested']])
  const answers = [
    [one, { batchId, jobOrderId: orders.one.id, answer: { answer: 'full' } }],
    [other, { batchId, jobOrderId: orders.other.id, answer: { answer: 'partial', confirmed: 20 } }],
  ] as const
  await Promise.all(answers.map(([plant, said]) => plant.send('headcount.confirmed', said)))
  await world.advance({ minutes: 10 })
  expect(await look()).toMatchObject({
    progress: { step: 'waiting for answers' },
    counts: { headcount: { asked: 2, confirmed: 1, partial: 1, placesAsked: 120, places: 80 } },
  })
  expect([told(one), told(other)]).toEqual([['headcount.requested'], ['headcount.requested']])
})

test('who stays silent is reminded twice and released, and holds up nobody who answered for longer', async () => {
  const batchId = await begin()
  await one.send('headcount.confirmed', { batchId, jobOrderId: orders.one.id, answer: { answer: 'full' } })
  await world.advance({ hours: 47 })
  expect(await look()).toMatchObject({ progress: { step: 'confirming headcount' } })
  await world.advance({ hours: 1 })
  expect(await look()).toMatchObject({
    progress: { step: 'waiting for answers' },
    counts: { headcount: { asked: 2, confirmed: 1, released: 1, placesAsked: 120, places: 60 } },
  })
  expect(told(one)).toEqual(['headcount.requested'])
  expect(told(other)).toEqual(['headcount.requested', 'headcount.reminded', 'headcount.reminded', 'headcount.released'])
})

test('where one could not be asked at once, the others hear the question once', async () => {
  const { enterpriseNotifier } = world.deps
  vi.spyOn(enterpriseNotifier, 'notify').mockRejectedValueOnce(new Error('throttled'))
  await begin()
  expect([told(one), told(other)]).toEqual([['headcount.requested'], ['headcount.requested']])
})

test('an enterprise that is paused is not asked, and its question says why', async () => {
  const pause = { since: world.clock.now(), why: '工资与承诺不符', caseId: 'cas_e2vwgq3qepvt7a05vswx9xcj' as never }
  await world.deps.enterprises.pause(one.id, pause)
  const batchId = await begin()
  expect(told(one)).toEqual([])
  await other.send('headcount.confirmed', { batchId, jobOrderId: orders.other.id, answer: { answer: 'full' } })
  await world.advance({ minutes: 10 })
  expect(await look()).toMatchObject({
    counts: { headcount: { asked: 2, confirmed: 1, released: 1, placesAsked: 120, places: 60 } },
  })
  expect(await world.deps.headcounts.get(batchId, orders.one.id)).toMatchObject({
    request: { state: 'released', why: 'enterprise-paused' },
  })
})

test('no question has an execution of its own', async () => {
  await begin()
  const stateMachineArn = arns.stateMachine('enterprises/confirm-headcount')
  const { executions } = await new SFNClient().send(new ListExecutionsCommand({ stateMachineArn }))
  expect(executions).toEqual([])
})
