import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Candidate } from '../../domain/batches/candidate.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { handler as sealAgain } from '../../functions/rights/seal-again.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { listAsBefore } from '../surveys/list-as-before.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { acceptIn } from './accept-in.ts'
import { openCounty, requestFor } from './begin-batch.ts'

let world: World
let plant: Plant
let order: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(world)
  order = await openJobOrder(world, plant)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const start = async (body: object, key?: string) =>
  world.call('POST', '/v1/transfer-batches', {
    token: await world.token({ role: 'province', subject: 'zhao@province' }),
    body,
    ...(key && { key }),
  })
const today = () => dateInShanghai(world.clock.now())
async function refused(change: object): Promise<string[]> {
  const answer = await start({ ...(await requestFor(world, '530627', order)), ...change })
  expect(answer.status).toBe(422)
  return (answer.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)
}

test('a batch is refused with a word on each field that cannot be', async () => {
  expect(await refused({ counties: ['110101'] })).toEqual(['#/counties/0'])
  expect(await refused({ travelWindow: { from: today(), to: plusDays(today(), 3) } })).toEqual(['#/travelWindow/from'])
  expect(await refused({ travelWindow: { from: plusDays(today(), 4), to: plusDays(today(), 3) } })).toEqual([
    '#/travelWindow',
  ])
  const distant = { from: plusDays(today(), 12), to: plusDays(today(), 151) }
  expect(await refused({ travelWindow: distant })).toEqual(['#/travelWindow/to'])
  const unknown = derivedId('JobOrderId', 'unknown')
  expect(await refused({ jobOrders: [order.id, unknown] })).toEqual(['#/jobOrders/1'])
  const late = { from: plusDays(order.startDate, 1), to: plusDays(order.startDate, 2) }
  expect(await refused({ travelWindow: late })).toEqual(['#/jobOrders/0'])
  expect(await refused({ answerHours: 1000, budgetYuan: -1 })).toEqual(['#/answerHours', '#/budgetYuan'])
  const listed = await world.call('GET', '/v1/transfer-batches', { token: await world.token({ role: 'auditor' }) })
  expect(listed.body).toEqual({ items: [], next: null })
})

test('the same key starts one batch, and the record says who did', async () => {
  const { countyCode } = await openCounty(world, {})
  const body = await requestFor(world, countyCode, order)
  const first = await start(body, 'spring')
  expect(await start(body, 'spring')).toEqual(first)
  const { batchId } = first.body as TransferBatch
  expect(await world.deps.audit.of(batchId)).toMatchObject([
    { actor: 'zhao@province', role: 'province', action: 'batches/start-transfer-batch' },
  ])
  const listed = await world.call('GET', '/v1/transfer-batches', { token: await world.token({ role: 'province' }) })
  expect((listed.body as { items: TransferBatch[] }).items.map((batch) => batch.batchId)).toEqual([batchId])
})

test('a county sees the batches in which its people take part, and only those', async () => {
  const { countyCode } = await openCounty(world, {})
  const { batchId } = (await start(await requestFor(world, countyCode, order))).body as TransferBatch
  const look = async (county: string) =>
    world.call('GET', `/v1/transfer-batches/${batchId}`, {
      token: await world.token({ role: 'county', counties: [county] }),
    })
  expect(await look(countyCode)).toMatchObject({ status: 200 })
  expect(await look('5333')).toMatchObject({ status: 403 })
  const listed = async (county: string) => {
    const token = await world.token({ role: 'county', counties: [county] })
    const { body } = await world.call('GET', '/v1/transfer-batches', { token })
    return (body as { items: TransferBatch[] }).items.map((batch) => batch.batchId)
  }
  expect(await listed(countyCode)).toEqual([batchId])
  expect(await listed('5333')).toEqual([])
})

test('no batch starts for people of a release before whom it would not find, until they are listed anew', async () => {
  const { countyCode } = await openCounty(world, {}, {})
  const { items } = await world.deps.workers.ofCounty(countyCode, null)
  await listAsBefore(world, items[1]!)
  const body = await requestFor(world, countyCode, order)
  const refusedFor = await start(body, 'listed before')
  expect(refusedFor).toMatchObject({ status: 409, body: { detail: expect.stringContaining(countyCode) } })
  expect((refusedFor.body as { detail: string }).detail).toContain('seal-again')

  const context = { functionName: 'zhida-rights-seal-again', awsRequestId: 'a test' } as Context
  expect(await sealAgain({ countyCode }, context)).toMatchObject({ listed: 1, left: 0 })
  const { batchId } = (await start(body, 'listed anew')).body as TransferBatch
  await world.advance({ minutes: 5 })
  expect(await world.deps.bucket.readJson<Candidate[]>(batchKeys(batchId).candidates)).toHaveLength(2)
})

test('the candidates are frozen: willing, with consent, free, and able to leave in time', async () => {
  const { countyCode } = await openCounty(
    world,
    {},
    { willing: '不愿意' },
    { willing: '未定' },
    { consent: '否' },
    { earliestDeparture: plusDays(today(), 60) },
    { earliestDeparture: plusDays(today(), 18) },
    { skills: '叉车' },
  )
  const { items } = await world.deps.workers.ofCounty(countyCode, null)
  const engaged = items.find(({ skills }) => skills.includes('叉车'))!
  await acceptIn(world, derivedId('BatchId', 'another'), engaged, order)
  const other = await openCounty(world, {})
  const body = { ...(await requestFor(world, countyCode, order)), counties: [countyCode, other.countyCode, countyCode] }
  const { batchId } = (await start(body)).body as TransferBatch
  await world.advance({ minutes: 5 })
  const candidates = await world.deps.bucket.readJson<Candidate[]>(batchKeys(batchId).candidates)
  expect(candidates).toHaveLength(3)
  expect(candidates.map(({ workerId }) => workerId)).not.toContain(engaged.workerId)
})

test('the people are divided into chunks of a hundred, everybody in one of them', async () => {
  const { countyCode } = await openCounty(world, ...Array.from({ length: 130 }, () => ({})))
  const { batchId } = (await start(await requestFor(world, countyCode, order))).body as TransferBatch
  await world.advance({ minutes: 5 })
  const { candidates: list, chunks } = batchKeys(batchId)
  const candidates = await world.deps.bucket.readJson<Candidate[]>(list)
  expect(new Set(candidates.map(({ workerId }) => workerId)).size).toBe(130)
  expect([0, 1].map((chunk) => candidates.filter((one) => one.chunk === chunk).length)).toEqual([100, 30])
  expect(await world.deps.bucket.readJson(chunks)).toEqual([{ chunk: 0 }, { chunk: 1 }])
  expect((await world.deps.batches.get(batchId))?.counts).toMatchObject({ candidates: 130, chunks: 2 })
})
