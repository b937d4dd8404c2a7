import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BatchId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { handler as askWorkers } from '../../functions/returns/ask-workers.ts'
import type { Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { type AtWork, figuresOf, listChunk, openPost, proposal, startReturns } from './at-work.ts'

let world: World
let plant: Plant
let people: AtWork[]
let other: { plant: Plant; people: AtWork[] }
beforeAll(async () => {
  world = await openWorld({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  ;({ plant, people } = await openPost(world, 8))
  other = await openPost(world, 1)
})
afterAll(() => world.close())

async function withdrawConsent({ workerId }: AtWork): Promise<void> {
  await world.deps.workers.withdrawConsent(workerId, world.clock.now())
}
async function leave({ workerId, placement: { batchId } }: AtWork): Promise<void> {
  const to = { state: 'left' as const, at: world.clock.now() }
  await world.deps.placements.move(batchId, 0, [{ workerId, from: ['handed-over'], to }])
}
/** The step that asks a chunk, as it comes to people who were listed a while ago. */
async function ask(batchId: BatchId, some: readonly AtWork[]) {
  const { chunk } = await listChunk(world, batchId, some)
  const answerUntil = '2027-01-01T00:00:00.000Z' as Instant
  return askWorkers({ ...chunk, answerUntil }, {} as never)
}
const texts = ({ phone }: AtWork) =>
  world.partners.sent.filter((sms) => sms.phone === phone && sms.template.startsWith('return-ask')).length
const asked = async (batchId: BatchId) =>
  (await world.deps.offers.ofChunk(batchId, 0)).map(({ workerId, state }) => [workerId, state] as const)

test('who takes the consent back, or leaves, between the proposal and the list is not asked; whom two firms propose is asked once', async () => {
  const [one, consentless, left, fine] = people as [AtWork, AtWork, AtWork, AtWork]
  const { body: batch } = await startReturns(world, [plant.id, other.plant.id])
  const { batchId } = batch
  await plant.send('return.proposed', proposal(batchId, [one, consentless, left, fine]))
  const elsewhere = { placementId: other.people[0]!.placement.placementId, enterpriseId: other.plant.id as never }
  const before = { day: '2027-01-23' as CalendarDate, proposedAt: '2026-12-27T01:00:00.000Z' as Instant }
  await world.deps.returnProposals.keep([{ batchId, workerId: one.workerId, ...elsewhere, ...before }])
  await withdrawConsent(consentless)
  await leave(left)
  await world.advance({ hours: 49 })
  const { total } = await figuresOf(world, batchId)
  expect(total).toMatchObject({ proposed: 4, asked: 2, notAsked: { 'no-consent': 1, left: 1 } })
  expect([one, consentless, left, fine].map(texts)).toEqual([1, 0, 0, 1])
})

test('nor who does so between the list and the question, and a batch that has ended asks nobody', async () => {
  const [consentless, left, fine] = people.slice(4) as [AtWork, AtWork, AtWork]
  const { batchId } = (await startReturns(world, [plant.id])).body
  await withdrawConsent(consentless)
  await leave(left)
  expect(await ask(batchId, [consentless, left, fine])).toMatchObject({ sent: 1 })
  expect(await asked(batchId)).toEqual([[fine.workerId, 'sent']])

  const last = people[7]!
  const { batchId: ended } = (await startReturns(world, [plant.id])).body
  const cancel = { token: await world.token({ role: 'province' }), body: { why: '改由企业包车' } }
  expect((await world.call('POST', `/v1/transfer-batches/${ended}/cancel`, cancel)).status).toBeLessThan(300)
  await world.advance({ minutes: 10 })
  expect(await ask(ended, [last])).toEqual({ sent: 0 })
  expect(await asked(ended)).toEqual([[last.workerId, 'withdrawn']])
  expect(texts(last)).toBe(0)
})

test('a batch is for its counties and its firms’ specialists, takes nobody by another door, and nobody at the last moment', async () => {
  const county = (code: string) => world.token({ role: 'county', counties: [code] })
  const { batchId } = (await startReturns(world, [plant.id], { counties: ['530621'] })).body
  const figures = async (code: string) =>
    (await world.call('GET', `/v1/return-batches/${batchId}`, { token: await county(code) })).status
  expect([await figures('530621'), await figures('530602')]).toEqual([200, 403])
  const spoken = { ...proposal(batchId, people.slice(7)), by: '陈建国', reason: '厂里没有系统' }
  const stranger = await world.token({ role: 'station', cities: ['441900'], subject: 'somebody@dongguan' })
  expect(
    await world.call('POST', `/v1/enterprises/${plant.id}/returns`, { token: stranger, body: spoken }),
  ).toMatchObject({ status: 403 })
  const token = await world.token({ role: 'province' })
  expect(await world.deps.batches.late(batchId)).toMatchObject({ takesNobody: true })
  const adding = { token, body: { workerIds: [people[7]!.workerId] } }
  expect(await world.call('POST', `/v1/transfer-batches/${batchId}/candidates`, adding)).toMatchObject({ status: 409 })
  expect((await plant.send('return.proposed', proposal(batchId, people.slice(7)))).status).toBe(200)
  await world.advance({ hours: 48 })
  expect(world.clock.now()).toBe((await world.deps.batches.get(batchId))?.returns?.proposeUntil)
  expect((await plant.send('return.proposed', proposal(batchId, [people[3]!]))).status).toBe(409)
})
