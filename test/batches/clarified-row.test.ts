import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { openCounty, requestFor } from './begin-batch.ts'

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

async function call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) {
  const token = await world.token({ role: 'province', subject: 'zhao@province' })
  return world.call(method, path, { token, ...(body && { body }) })
}

async function begin(countyCode: string) {
  const order = await openJobOrder(world, plant)
  const started = await call('POST', '/v1/transfer-batches', await requestFor(world, countyCode, order))
  const { batchId } = started.body as TransferBatch
  await world.advance({ minutes: 10 })
  const look = async () => (await call('GET', `/v1/transfer-batches/${batchId}`)).body as TransferBatch
  const confirm = async () => {
    const answer = { batchId, jobOrderId: order.id, answer: { answer: 'full' } }
    await plant.send('headcount.confirmed', answer, `confirm-${batchId}`)
    await world.advance({ minutes: 10 })
  }
  return { batchId, look, confirm }
}
const asksTwo = { step: 'waiting for answers', waitsFor: 'the answers to 2 offers of round 1' }

test('whom a telephone call clarified is frozen, matched and asked by the next batch, not by one that froze before', async () => {
  const { surveyId, countyCode } = await openCounty(world, {}, { destinations: '去哪都看情况' })
  const before = await begin(countyCode)
  const row = { version: 1, cells: { 意向省份: '不限' } }
  expect(await call('PATCH', `/v1/surveys/${surveyId}/rows/1/3`, row)).toMatchObject({ status: 200 })
  expect(await before.look()).toMatchObject({ counts: { candidates: 1 } })
  await call('POST', `/v1/transfer-batches/${before.batchId}/cancel`, { why: '道路中断' })
  await world.advance({ hours: 1 })

  const after = await begin(countyCode)
  expect(await after.look()).toMatchObject({ counts: { candidates: 2 } })
  await after.confirm()
  expect(await after.look()).toMatchObject({ progress: asksTwo })
})

test('whom a telephone call clarified is asked by the batch that froze before, once the office adds them', async () => {
  const { surveyId, countyCode } = await openCounty(world, {}, { destinations: '去哪都看情况' })
  const batch = await begin(countyCode)
  const add = () => call('POST', `/v1/transfer-batches/${batch.batchId}/candidates`, { surveyId })
  expect(await add()).toMatchObject({ status: 200, body: { added: 0, people: [] } })
  const row = { version: 1, cells: { 意向省份: '不限' } }
  expect(await call('PATCH', `/v1/surveys/${surveyId}/rows/1/3`, row)).toMatchObject({ status: 200 })
  expect(await add()).toMatchObject({ status: 200, body: { added: 1, people: [{ outcome: 'added' }] } })
  expect(await add()).toMatchObject({ status: 200, body: { added: 0, alreadyIn: 1 } })
  expect(await batch.look()).toMatchObject({
    counts: { candidates: 2, chunks: 2 },
    additions: [{ by: 'zhao@province', people: 1 }],
  })
  await batch.confirm()
  expect(await batch.look()).toMatchObject({ progress: asksTwo })
})
