import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Stall } from '../../domain/batches/stall.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { RoundMessages } from '../../domain/matching/round-messages.ts'
import type { Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { type AtWork, figuresOf, look, openPost, proposal, startReturns } from './at-work.ts'

let world: World
let plant: Plant
let people: AtWork[]
let batchId: BatchId
beforeAll(async () => {
  world = await openWorld({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  ;({ plant, people } = await openPost(world, 12))
})
afterAll(() => world.close())

const province = () => world.token({ role: 'province' })
const read = async (what: string) =>
  (await world.call('GET', `/v1/transfer-batches/${batchId}/${what}`, { token: await province() })).body
const act = async (what: string, body: object) =>
  (await world.call('POST', `/v1/transfer-batches/${batchId}/${what}`, { token: await province(), body })).status
const estimate = () => read('messages/estimate') as Promise<RoundMessages & { isMatched: boolean }>
const asked = () => world.partners.sent.filter(({ template }) => template.startsWith('return-ask'))
/** What was reckoned covers what was sent and a reminder of two segments each, and is at most a segment a person more: for the longest name. */
const covers = (of: readonly AtWork[]) => (reckoned: number) => {
  const questions = asked().filter(({ phone }) => of.some((one) => one.phone === phone))
  const sent = questions.reduce((sum, { text }) => sum + Math.ceil(text.length / 67) + 2, 0)
  return reckoned >= sent && reckoned <= sent + questions.length
}
const openStalls = async () => ((await read('stalls?standing=open')) as { items: Stall[] }).items

test('a budget stops all questions of a journey before the first, tells the office what they come to, and lets them go when raised', async () => {
  const budget = { smsBudgetYuan: 1 }
  batchId = (await startReturns(world, [plant.id], budget)).body.batchId
  // The same request again is answered with the batch that there is.
  expect(await look(world, batchId)).toMatchObject({ smsBudget: { minorUnits: 100 } })
  expect(await estimate()).toMatchObject({ isMatched: false, people: 0 })
  await plant.send('return.proposed', proposal(batchId, people.slice(0, 8)))
  await plant.send('return.proposed', proposal(batchId, people.slice(8), '2027-01-25'))
  const before = await estimate()
  expect(before).toMatchObject({ isMatched: false, people: 12, spent: { minorUnits: 0 } })
  expect(before.examples).toHaveLength(2)
  expect(before.examples[0]).toMatch(/行程通知：王\*\*明，.*1月22日的返乡座位，坐不坐由您定.*\/t\/…$/)

  await world.advance({ hours: 48 + 6 })
  const [stall, ...others] = await openStalls()
  expect(others).toEqual([])
  expect(stall).toMatchObject({
    step: { en: 'List who was proposed', zh: '列出报名人员' },
    choices: ['retry'],
    causeWords: { zh: expect.stringContaining('12人') },
  })
  expect(asked()).toEqual([])
  expect(await world.deps.offers.ofChunk(batchId, 0)).toEqual([])
  const list = (await world.call('GET', '/v1/worklist?kind=stall', { token: await province() })).body
  expect(JSON.stringify(list)).toContain(batchId)
  const stopped = await estimate()
  expect(stopped).toMatchObject({ isMatched: true, people: 12, budget: { minorUnits: 100 } })
  const rounds = (await read('rounds')) as { items: { answerUntil: string | null }[] }
  expect(rounds.items).toMatchObject([{ round: 1, offers: 12, answerUntil: null }])

  expect(await act('messages/budget', { smsBudgetYuan: 100 })).toBe(200)
  expect(await act(`stalls/${stall!.stallId}`, { decision: 'retry', reason: '预算已提高' })).toBeLessThan(300)
  const released = world.clock.now()
  await world.advance({ minutes: 10 })
  expect(await openStalls()).toEqual([])
  expect(asked()).toHaveLength(12)
  expect(stopped.segments).toSatisfy(covers(people))
  // They have their whole day from the question, not from when the time to propose was over.
  for (const { answerUntil } of await world.deps.offers.ofChunk(batchId, 0))
    expect(epochOf(answerUntil) - epochOf(released)).toBeGreaterThanOrEqual(24 * 3_600_000)
  expect((await figuresOf(world, batchId)).total).toMatchObject({ proposed: 12, asked: 12 })
})

test('who has left by then is neither asked nor reckoned, and questions that cost less than the budget go at once', async () => {
  const { plant: other, people: some } = await openPost(world, 3)
  batchId = (await startReturns(world, [other.id], { campaign: '第二批', smsBudgetYuan: 1 })).body.batchId
  await other.send('return.proposed', proposal(batchId, some))
  expect(await estimate()).toMatchObject({ people: 3 })
  const gone = { state: 'left' as const, at: world.clock.now() }
  const { workerId, placement } = some[0]!
  await world.deps.placements.move(placement.batchId, 0, [{ workerId, from: ['handed-over'], to: gone }])
  await world.advance({ hours: 49 })
  expect(await estimate()).toMatchObject({ isMatched: true, people: 2, segments: expect.toSatisfy(covers(some)) })
  expect(await openStalls()).toEqual([])
  expect(some.filter(({ phone }) => asked().some((sms) => sms.phone === phone))).toHaveLength(2)
})
