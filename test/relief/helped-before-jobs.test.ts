import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { BatchForecast } from '../../domain/matching/batch-forecast.ts'
import type { ExplainedRound } from '../../domain/matching/explain-round.ts'
import type { PhoneCall } from '../../domain/stabilisation/phone-call.ts'
import { beginBatch, openCounty, requestFor } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const today = () => dateInShanghai(world.clock.now())
const province = () => world.token({ role: 'province', subject: 'zhao@province' })
const post = async (path: string, body: object) => world.call('POST', path, { token: await province(), body })
async function flood(countyCode: string): Promise<string> {
  const facts = { kind: 'flood', countyCode, from: today(), until: plusDays(today(), 30), source: '县应急局通报' }
  return ((await post('/v1/disasters', facts)).body as { disasterId: string }).disasterId
}
const end = async (disasterId: string) => post(`/v1/disasters/${disasterId}/end`, {})
const needsNone = async (disasterId: string, workerId: WorkerId) =>
  post(`/v1/disasters/${disasterId}/people/${workerId}`, { answer: 'no-need' })
const of = async (countyCode: string) => (await world.deps.workers.ofCounty(countyCode, null)).items
const textsTo = (phone: string) => world.partners.texts.flatMap((text) => (text.phone === phone ? [text.template] : []))

test('a forecast counts nobody of a county that was hit before they were offered help, and says how many wait', async () => {
  const [hit, dry] = [await openCounty(world, {}, {}, {}), await openCounty(world, {})]
  const order = await openJobOrder(world, plant)
  const body = { ...(await requestFor(world, hit.countyCode, order)), counties: [hit.countyCode, dry.countyCode] }
  const forecast = async () => (await post('/v1/transfer-batches/forecast', body)).body as BatchForecast
  expect((await forecast()).candidates).toMatchObject({ total: 4, helpFirst: 0 })
  const disasterId = await flood(hit.countyCode)
  const [reached] = await of(hit.countyCode)
  await needsNone(disasterId, reached!.workerId)
  expect(await forecast()).toMatchObject({
    candidates: { total: 2, helpFirst: 2, byCounty: [{ candidates: 1 }, { candidates: 1 }] },
    mostPeople: 2,
    messages: { people: 2 },
  })
  await end(disasterId)
  expect((await forecast()).candidates).toMatchObject({ total: 4, helpFirst: 0 })
})

async function batchOf(counties: string[], order: JobOrder): Promise<TransferBatch> {
  const body = { ...(await requestFor(world, counties[0]!, order)), counties }
  const { body: started } = await post('/v1/transfer-batches', body)
  await world.advance({ minutes: 10 })
  return started as TransferBatch
}

test('a county hit while a batch runs: its places go to others, and its people hear of jobs in the round after their help', async () => {
  const [hit, dry] = [await openCounty(world, {}), await openCounty(world, {}, {})]
  const order = await openJobOrder(world, plant)
  const { batchId } = await batchOf([hit.countyCode, dry.countyCode], order)
  const [person] = await of(hit.countyCode)
  const disasterId = await flood(hit.countyCode)
  const answer = { answer: 'partial', confirmed: 2 }
  await plant.send('headcount.confirmed', { batchId, jobOrderId: order.id, answer }, `hit ${batchId}`)
  await world.advance({ hours: 1 })
  const offered = async () => (await world.deps.offers.ofChunk(batchId, 0)).map(({ workerId }) => workerId)
  // Both places are promised to people who may come, not one of them kept for somebody who may not be asked.
  expect(new Set(await offered())).toEqual(new Set((await of(dry.countyCode)).map(({ workerId }) => workerId)))
  const explained = async () => {
    const path = `/v1/transfer-batches/${batchId}/workers/${person!.workerId}/explanation`
    const { body } = await world.call('GET', path, { token: await province() })
    return (body as { rounds: ExplainedRound[] }).rounds
  }
  expect(await explained()).toMatchObject([
    {
      round: 1,
      offered: false,
      explanation: { outcome: 'help-first' },
      words: { zh: expect.stringContaining('受灾') },
    },
  ])
  await needsNone(disasterId, person!.workerId)
  for (const phone of dry.phones) world.partners.reply(phone, '2')
  await world.advance({ days: 1, hours: 2 })
  expect(await offered()).toContain(person!.workerId)
  expect((await explained()).map(({ round, offered: was }) => [round, was])).toEqual([
    [1, false],
    [2, true],
  ])
  await end(disasterId)
})

test('who was offered a job before keeps the offer, is not pressed about it, and whoever has said yes keeps the seat', async () => {
  const batch = await beginBatch(world, plant)
  await batch.confirm()
  await world.advance({ hours: 1 })
  const [yes, silent, later] = batch.phones
  world.partners.reply(yes!, '1')
  await world.advance({ hours: 1, minutes: 5 })
  const { countyCode } = (await batch.workers())[0]!
  const calls = async () => {
    const { body } = await world.call('GET', `/v1/calls?batchId=${batch.batchId}`, { token: await province() })
    return (body as { items: PhoneCall[] }).items
  }
  expect(await calls()).toHaveLength(2)
  const disasterId = await flood(countyCode)
  expect(await calls()).toEqual([])
  await world.advance({ hours: 14 })
  expect(textsTo(silent!)).toContain('job-offer')
  expect(textsTo(silent!)).not.toContain('offer-reminder')
  // It is theirs to answer all the same.
  world.partners.reply(later!, '1')
  await world.advance({ hours: 12 })
  const placements = await world.deps.placements.ofChunk(batch.batchId, 0)
  expect(placements.map(({ journey }) => journey.state)).toEqual(['seated', 'seated'])
  const again = (await world.deps.offers.ofChunk(batch.batchId, 0)).filter(({ round }) => round > 1)
  expect(again).toEqual([])
  await end(disasterId)
})
