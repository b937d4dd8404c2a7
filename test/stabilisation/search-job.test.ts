import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { PostNear } from '../../domain/stabilisation/search-job.ts'
import { expiry } from '../../storage/database.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import type { Person } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
let plant: Plant
let other: Plant
let present: JobOrder
let next: JobOrder
const batchId = derivedId('BatchId', 'searching a job')
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  other = await openPlant(world)
  present = await openJobOrder(world, plant)
  await travelledBatch(world, present, batchId)
})
beforeEach(async () => {
  next = await openJobOrder(world, other)
})
afterAll(async () => {
  await plant.close()
  await other.close()
  await world.close()
})

const station = () => world.token({ role: 'station', cities: [present.cityCode], subject: 'sun@station' })
const call = async (method: 'GET' | 'POST', path: string, given: object = {}) =>
  world.call(method, path, { token: await station(), ...given })
const today = () => dateInShanghai(world.clock.now())

async function wantsAnother(journey?: Parameters<typeof placed>[3]): Promise<{ person: Person; one: Case }> {
  const person = await placed(world, present, batchId, journey)
  const { workerId } = person
  await world.deps.links.keep([{ tokenHash: `of ${workerId}`, workerId, batchId, chunk: 0 }], world.clock.now())
  const { body } = await call('POST', '/v1/cases', { body: { workerId, kind: 'change-of-job' } })
  await world.advance({ seconds: 30 })
  return { person, one: body as Case }
}
const read = async ({ caseId }: Case) =>
  (await call('GET', `/v1/cases/${caseId}`)).body as Case & { jobSearch?: { state: string; job?: object } }
/** When the table forgets a batch: one that knows whose search it is does. */
async function endOf(of: BatchId): Promise<unknown> {
  const { table: TableName, client } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }))
  return Items.find((item) => item['__edb_e__'] === 'batch' && item['batchId'] === of)?.['expiresAt']
}
const search = async ({ caseId }: Case, body: object = {}, key?: string) =>
  call('POST', `/v1/cases/${caseId}/job-search`, {
    body: { agreed: true, jobOrders: [next.id], leftOn: today(), ...body },
    ...(key !== undefined && { key }),
  })
const journeyIn = async (batch: BatchId, { workerId }: Person) =>
  (await world.deps.placements.get(batch, 0, workerId))?.journey.state

test('somebody who wants another job is offered one where they are, goes there on their own, and the case is settled by itself', async () => {
  const { person, one } = await wantsAnother()
  const { body } = await call('GET', `/v1/cases/${one.caseId}/posts-near`)
  const posts = (body as { items: PostNear[] }).items
  expect(posts.find(({ jobOrderId }) => jobOrderId === next.id)).toMatchObject({ km: 0, free: next.headcount })

  const begun = await search(one, {}, 'search')
  expect(begun).toMatchObject({
    status: 200,
    body: { waits: { for: 'office' }, search: { cityCode: present.cityCode } },
  })
  await search(one, {}, 'search')
  // Their county is hit meanwhile: who asked for a job has said that they want to hear of one.
  const countyCode = one.countyCode
  const flood = { kind: 'flood', countyCode, from: today(), until: today(), source: '县应急局通报' }
  const province = await world.token({ role: 'province', subject: 'zhao@province' })
  expect((await world.call('POST', '/v1/disasters', { token: province, body: flood })).status).toBe(201)
  const { batchId: found } = (await read(one)).search!
  expect(await journeyIn(batchId, person)).toBe('left')
  expect(await endOf(found)).toBe(expiry(world.clock.now(), { days: 730 }))
  expect(await endOf(batchId)).toBeUndefined()
  expect((await search(one)).status).toBe(409)
  await world.advance({ minutes: 10 })
  // The plant is asked for this one place, so the others stay free for batches.
  expect((await world.deps.places.claimsOn(next.id)).map(({ asked }) => asked)).toEqual([1])
  await other.send(
    'headcount.confirmed',
    { batchId: found, jobOrderId: next.id, answer: { answer: 'full' } },
    'one place',
  )
  await world.advance({ hours: 1 })
  world.partners.reply(person.phone, '1')
  await world.advance({ hours: 13 })
  await world.advance({ days: 2 })
  expect((await read(one)).jobSearch).toMatchObject({
    state: 'running',
    job: { journey: 'seated', startDate: next.startDate },
  })
  const trips = await world.deps.trips.ofBatch(found)
  expect(trips).toMatchObject([{ mode: 'self-arranged', ownJourney: { code: 'near-by' }, cost: { minorUnits: 0 } }])
  expect(trips[0]!.stops.map(({ place }) => place)).toEqual([present.cityCode, next.cityCode])
  const offered = world.partners.texts.filter(({ phone }) => phone === person.phone).map(({ text }) => text)
  expect(offered.filter((text) => text.includes('新岗位就在您现在的城市附近'))).toHaveLength(1)

  await world.advance({ days: 14 })
  const { tripId } = trips[0]!
  const arrived = { tripId, jobOrderId: next.id, arrived: 1, absent: [] }
  expect((await other.send('arrival.confirmed', arrived)).status).toBe(200)
  expect(await journeyIn(found, person)).toBe('handed-over')
  await world.advance({ days: 2 })
  expect(await read(one)).toMatchObject({ state: 'settled', outcome: 're-placement', by: 'sun@station', late: false })
  expect((await world.deps.workers.get(person.workerId))?.engagedIn).toBe(found)
})

test('a no to the offers has no consequence: the case is looked at again, and another search may follow', async () => {
  const { person, one } = await wantsAnother()
  await search(one)
  const { batchId: found } = (await read(one)).search!
  await world.advance({ minutes: 10 })
  await other.send(
    'headcount.confirmed',
    { batchId: found, jobOrderId: next.id, answer: { answer: 'full' } },
    'another',
  )
  await world.advance({ hours: 1 })
  world.partners.reply(person.phone, '2')
  await world.advance({ days: 5 })
  const stood = await read(one)
  expect(stood).toMatchObject({ state: 'assigned', jobSearch: { state: 'failed' }, isOverdue: true })
  expect(stood.jobSearch).not.toHaveProperty('job')
  expect(await world.deps.workers.get(person.workerId)).toMatchObject({ engagedIn: null, consent: { state: 'given' } })
  expect((await search(one)).status).toBe(200)
})

test('nobody is offered a job who is on the way, in another kind of case, without consent, or for posts that are not near', async () => {
  const { one: early } = await wantsAnother({ state: 'boarded', tripIds: [], at: world.clock.now() })
  expect((await search(early)).body).toMatchObject({ code: 'stabilisation/under-way' })
  const { person, one } = await wantsAnother()
  expect((await search(one, { jobOrders: [derivedId('JobOrderId', 'far away')] })).status).toBe(422)
  expect((await search(one, { agreed: false })).status).toBe(422)
  expect((await search(one, { leftOn: '2099-01-01' })).status).toBe(422)
  await call('POST', `/v1/cases/${one.caseId}/acts`, {
    body: { act: 'change-kind', kind: 'wages', reason: '只是工资' },
  })
  expect((await search(one)).body).toMatchObject({ code: 'stabilisation/no-change-of-job' })
  const { person: gone, one: withdrawn } = await wantsAnother()
  await world.deps.workers.withdrawConsent(gone.workerId, world.clock.now())
  expect((await search(withdrawn)).body).toMatchObject({ code: 'stabilisation/not-to-be-offered' })
  expect(await journeyIn(batchId, person)).toBe('handed-over')
})
