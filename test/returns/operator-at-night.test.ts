import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Stall } from '../../domain/batches/stall.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { ReturnCounts } from '../../domain/returns/return-figures.ts'
import type { TaskName } from '../../functions/catalog.ts'
import { functionName } from '../../functions/gateways/resource-names.ts'
import type { Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { type AtWork, figuresOf, look, openPost, proposal, startReturns } from './at-work.ts'

let world: World
let broken: string | null = null
beforeAll(async () => {
  world = await openWorld({
    partners: false,
    start: '2026-12-18T01:00:00.000Z' as Instant,
    around: (name, handler) => async (event, context) => {
      if (name === broken) throw new Error('throttled')
      return handler(event, context)
    },
  })
})
afterEach(() => {
  broken = null
})
afterAll(() => world.close())

const province = () => world.token({ role: 'province' })
async function openStalls(batchId: BatchId): Promise<Stall[]> {
  const path = `/v1/transfer-batches/${batchId}/stalls?standing=open`
  return ((await world.call('GET', path, { token: await province() })).body as { items: Stall[] }).items
}
/** Until somebody has to decide, and then a few hours more: it is night. */
async function untilItStalls(batchId: BatchId): Promise<Stall> {
  for (let hour = 0; hour < 24 * 8; hour += 1) {
    const [stall] = await openStalls(batchId)
    if (stall) {
      await world.advance({ hours: 5 })
      return stall
    }
    await world.advance({ hours: 1 })
  }
  throw new Error('nothing stalled')
}
async function decide({ batchId, stallId }: Stall, decision: 'retry' | 'skip'): Promise<void> {
  broken = null
  const body = { decision, reason: '已排除故障' }
  const path = `/v1/transfer-batches/${batchId}/stalls/${stallId}`
  expect((await world.call('POST', path, { token: await province(), body })).status).toBeLessThan(300)
  await world.advance({ minutes: 5 })
  expect(await openStalls(batchId)).toEqual([])
}
async function reach(batchId: BatchId, step: TransferBatch['progress']['step']): Promise<TransferBatch> {
  for (let hour = 0; hour < 24 * 8; hour += 1) {
    const batch = await look(world, batchId)
    if (batch.progress.step === step || batch.state !== 'running') return batch
    await world.advance({ hours: 1 })
  }
  throw new Error(`the batch did not come to "${step}"`)
}
const texts = ({ phone }: AtWork, template: string) =>
  world.partners.sent.filter((sms) => sms.phone === phone && sms.template.startsWith(template)).length
const heard = ({ heard: events }: Plant, batchId: BatchId) =>
  events.filter(({ type, data }) => type === 'return.requested' && (data as { batchId: string }).batchId === batchId)
const explained = ({ asked, notAsked }: ReturnCounts) =>
  asked + Object.values(notAsked).reduce((sum, count) => sum + count, 0)

async function begin(task: TaskName, people: number) {
  const post = await openPost(world, people)
  broken = functionName(task)
  const batchId = (await startReturns(world, [post.plant.id], { campaign: task })).body.batchId
  return { ...post, batchId }
}

test('firms that could be asked late only have their whole time from then, and are asked once', async () => {
  const { plant, people, batchId } = await begin('returns/ask-enterprises', 2)
  const usual = (await look(world, batchId)).returns!.proposeUntil
  const stall = await untilItStalls(batchId)
  expect(stall).toMatchObject({ step: { zh: '请企业报名' }, choices: ['retry'] })
  await world.advance({ hours: 48 })
  // The usual time is over, and nobody knew of it.
  expect(world.clock.now() > usual).toBe(true)
  expect(heard(plant, batchId)).toEqual([])
  const at = world.clock.now()
  await decide(stall, 'retry')
  const { returns, progress } = await look(world, batchId)
  expect(epochOf(returns!.proposeUntil) - epochOf(at)).toBeGreaterThanOrEqual(48 * 3_600_000)
  expect(progress).toMatchObject({ step: 'collecting proposals', until: returns!.proposeUntil })
  expect(heard(plant, batchId)).toMatchObject([{ data: { proposeUntil: returns!.proposeUntil } }])
  expect((await plant.send('return.proposed', proposal(batchId, people))).status).toBe(200)
  await reach(batchId, 'waiting for answers')
  expect((await figuresOf(world, batchId)).total).toMatchObject({ proposed: 2, asked: 2 })
})

test('whom the list and the question come to late have their whole time, are asked once, and silence has no seat', async () => {
  for (const task of ['returns/list-proposed', 'returns/ask-workers'] as const) {
    const { plant, people, batchId } = await begin(task, 3)
    await plant.send('return.proposed', proposal(batchId, people))
    const stall = await untilItStalls(batchId)
    const at = world.clock.now()
    expect((await figuresOf(world, batchId)).total).toMatchObject({
      proposed: 3,
      asked: 0,
      notAsked: { 'called-off': 0 },
    })
    await decide(stall, 'retry')
    const offers = await world.deps.offers.ofChunk(batchId, 0)
    expect(offers).toHaveLength(3)
    for (const { answerUntil } of offers)
      expect(epochOf(answerUntil) - epochOf(at)).toBeGreaterThanOrEqual(24 * 3_600_000)
    await world.advance({ hours: 12 })
    expect(people.map((one) => texts(one, 'return-ask'))).toEqual([1, 1, 1])
    world.partners.reply(people[0]!.phone, '坐')
    world.partners.reply(people[1]!.phone, '不坐')
    await world.advance({ hours: 24 })
    const { total } = await figuresOf(world, batchId)
    expect(total).toMatchObject({ yes: 1, stay: 1, silent: 1, open: 0 })
    expect(explained(total)).toBe(3)
  }
})

test('a group whose question is skipped is told apart from the silent, and another batch may ask it', async () => {
  const { plant, people, batchId } = await begin('returns/ask-workers', 2)
  await plant.send('return.proposed', proposal(batchId, people))
  const stall = await untilItStalls(batchId)
  expect(stall.choices).toEqual(['retry', 'skip'])
  await decide(stall, 'skip')
  const ended = await reach(batchId, 'ended')
  expect(ended).toMatchObject({ state: 'failed', whyWords: { zh: expect.stringContaining('没有能问到的人') } })
  const { total } = await figuresOf(world, batchId)
  expect(total).toMatchObject({ asked: 0, silent: 0, notAsked: { 'called-off': 2 } })
  expect(people.map((one) => texts(one, 'return-ask'))).toEqual([0, 0])
  const next = (await startReturns(world, [plant.id], { campaign: '再问一次' })).body.batchId
  await plant.send('return.proposed', proposal(next, people))
  await world.advance({ hours: 60 })
  expect(people.map((one) => texts(one, 'return-ask'))).toEqual([1, 1])
})

test('a reminder that is skipped and a round that closes late take no answer away and give nobody two texts', async () => {
  for (const task of ['matching/remind-silent', 'matching/close-offers'] as const) {
    const { plant, people, batchId } = await begin(task, 2)
    await plant.send('return.proposed', proposal(batchId, people))
    await reach(batchId, 'waiting for answers')
    await world.advance({ hours: 1 })
    world.partners.reply(people[0]!.phone, '坐')
    const stall = await untilItStalls(batchId)
    await decide(stall, stall.choices.includes('skip') ? 'skip' : 'retry')
    await world.advance({ hours: 24 })
    expect((await figuresOf(world, batchId)).total).toMatchObject({ yes: 1, silent: 1, open: 0 })
    expect(texts(people[1]!, 'return-reminder')).toBe(task === 'matching/remind-silent' ? 0 : 1)
    expect(texts(people[0]!, 'return-reminder')).toBe(0)
  }
})
