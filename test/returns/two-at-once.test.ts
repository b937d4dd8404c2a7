import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { ReturnCounts } from '../../domain/returns/return-figures.ts'
import { handler as askWorkers } from '../../functions/returns/ask-workers.ts'
import { returnKeys } from '../../functions/returns/return-list.ts'
import type { Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { type AtWork, back, figuresOf, listChunk, openPost, proposal, startReturns } from './at-work.ts'

let world: World
let plant: Plant
let people: AtWork[]
beforeAll(async () => {
  world = await openWorld({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  ;({ plant, people } = await openPost(world, 12))
})
afterAll(() => world.close())

const begin = async (campaign: string, more: object = {}) =>
  (await startReturns(world, [plant.id], { campaign, ...more })).body.batchId
const textsTo = ({ phone }: AtWork, template: string) =>
  world.partners.sent.filter((sms) => sms.phone === phone && sms.template.startsWith(template)).length
const questionsOf = (person: AtWork) => textsTo(person, 'return-ask')
const totalOf = async (batchId: BatchId) => (await figuresOf(world, batchId)).total
/** Whoever was proposed was asked, or it is known why not. */
const explained = ({ asked, notAsked }: ReturnCounts) =>
  asked + Object.values(notAsked).reduce((sum, count) => sum + count, 0)

/** The step that asks a chunk of these people, as its batch comes to it. */
async function ask(batchId: BatchId, some: readonly AtWork[]) {
  const { listed, chunk } = await listChunk(world, batchId, some)
  await world.deps.bucket.writeJson(returnKeys(batchId).list, { asked: listed, notAsked: [] })
  const answerUntil = '2027-01-03T00:00:00.000Z' as Instant
  return askWorkers({ ...chunk, answerUntil }, {} as never) as Promise<{ sent: number }>
}
const openIn = async (batchId: BatchId) =>
  (await world.deps.offers.ofChunk(batchId, 0)).filter(({ state }) => state === 'sent').map(({ workerId }) => workerId)

test('two batches home propose the same people at the same hour: each is asked once, and both batches say what became of all', async () => {
  const some = people.slice(0, 4)
  const both = [await begin('一'), await begin('二')] as const
  for (const batchId of both) await plant.send('return.proposed', proposal(batchId, some))
  await world.advance({ hours: 49 })
  expect(some.map(questionsOf)).toEqual([1, 1, 1, 1])
  const totals = await Promise.all(both.map(totalOf))
  expect(totals.map(({ proposed }) => proposed)).toEqual([4, 4])
  expect(totals.map(explained)).toEqual([4, 4])
  expect(totals[0]!.asked + totals[1]!.asked).toBe(4)
  expect(totals[0]!.notAsked['is-asked'] + totals[1]!.notAsked['is-asked']).toBe(4)

  // One seat: a yes to the one batch, and nothing that the other plans for.
  world.partners.reply(some[0]!.phone, '坐')
  await world.advance({ hours: 1 })
  expect(await world.deps.placements.returnsOf(some[0]!.workerId)).toHaveLength(1)
})

test('a step that is killed after it put down whom it asks loses nobody to another batch, and asks them when it is tried again', async () => {
  const [one] = people.slice(4) as [AtWork]
  const [first, second] = [await begin('三'), await begin('四')]
  const make = vi.spyOn(world.deps.offers, 'make').mockRejectedValueOnce(new Error('killed'))
  await expect(ask(first, [one])).rejects.toThrow('killed')
  make.mockRestore()
  expect(await ask(second, [one])).toMatchObject({ sent: 0 })
  // Who was listed and is not asked after all is no hole in the figures.
  expect(await totalOf(second)).toMatchObject({ proposed: 1, asked: 0, notAsked: { 'is-asked': 1 } })
  expect(await ask(first, [one])).toMatchObject({ sent: 1 })
  expect([await openIn(first), await openIn(second)]).toEqual([[one.workerId], []])
  await world.advance({ minutes: 5 })
  expect(questionsOf(one)).toBe(1)
})

test('between its question and its text it is killed too: then there is one question and one text', async () => {
  const [one] = people.slice(5) as [AtWork]
  const [first, second] = [await begin('五'), await begin('六')]
  // Their own workflows look at them too; what counts below are the looks of the step alone.
  await world.advance({ minutes: 1 })
  const get = world.deps.batches.get
  let looks = 0
  const spy = vi.spyOn(world.deps.batches, 'get').mockImplementation(async (batchId) => {
    looks += 1
    if (looks === 2) throw new Error('killed')
    return get(batchId)
  })
  await expect(ask(first, [one])).rejects.toThrow('killed')
  spy.mockRestore()
  expect(await ask(second, [one])).toMatchObject({ sent: 0 })
  for (const _ of ['again', 'and again']) expect(await ask(first, [one])).toMatchObject({ sent: 1 })
  await world.advance({ minutes: 5 })
  expect(questionsOf(one)).toBe(1)
  expect(await openIn(second)).toEqual([])
})

test('a batch that never comes back to whom it put down keeps nobody from being asked by another', async () => {
  const [one] = people.slice(6) as [AtWork]
  const [first, second] = [await begin('七'), await begin('八')]
  const make = vi.spyOn(world.deps.offers, 'make').mockRejectedValueOnce(new Error('killed'))
  await expect(ask(first, [one])).rejects.toThrow('killed')
  make.mockRestore()
  await world.advance({ minutes: 21 })
  expect(await ask(second, [one])).toMatchObject({ sent: 1 })
  // It comes back after all: somebody else asks by now.
  expect(await ask(first, [one])).toMatchObject({ sent: 0 })
  expect([await openIn(first), await openIn(second)]).toEqual([[], [one.workerId]])
})

test('home and back are asked at the same hour: who says to one that they stay is reminded by neither, nor asked by a third', async () => {
  const [stays, silent] = people.slice(8) as [AtWork, AtWork]
  await world.advance({ hours: 48 })
  const home = await begin('九')
  const there = await begin('十', { direction: 'back', travelWindow: back })
  await plant.send('return.proposed', proposal(home, [stays, silent]))
  await plant.send('return.proposed', proposal(there, [stays, silent], '2027-02-24'))
  await world.advance({ hours: 49 })
  expect([stays, silent].map(questionsOf)).toEqual([2, 2])
  const before = [stays, silent].map((one) => textsTo(one, 'return-reminder'))
  world.partners.reply(stays.phone, '不坐')
  await world.advance({ hours: 25 })
  expect([stays, silent].map((one, index) => textsTo(one, 'return-reminder') - before[index]!)).toEqual([0, 2])
  const third = await begin('十一')
  await plant.send('return.proposed', proposal(third, [stays, silent]))
  await world.advance({ hours: 49 })
  expect(await totalOf(third)).toMatchObject({ proposed: 2, asked: 1, notAsked: { stays: 1 } })
  expect([stays, silent].map(questionsOf)).toEqual([2, 3])
})

test('whom a batch listed and could not ask before it ended is told apart from who was silent', async () => {
  const one = people[10]!
  const batchId = await begin('十二')
  await plant.send('return.proposed', proposal(batchId, [one]))
  const make = vi.spyOn(world.deps.offers, 'make').mockRejectedValue(new Error('throttled'))
  await world.advance({ hours: 49 })
  expect(await totalOf(batchId)).toMatchObject({ proposed: 1, asked: 0, notAsked: { 'called-off': 0 } })
  const cancel = { token: await world.token({ role: 'province' }), body: { why: '改由企业包车' } }
  expect((await world.call('POST', `/v1/transfer-batches/${batchId}/cancel`, cancel)).status).toBeLessThan(300)
  make.mockRestore()
  await world.advance({ hours: 3 })
  expect(await totalOf(batchId)).toMatchObject({ proposed: 1, asked: 0, silent: 0, notAsked: { 'called-off': 1 } })
})
