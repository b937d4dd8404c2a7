import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import type { WorkerStory } from '../../functions/worklist/worker-story.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
let batches = 0
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const county = (code = '530621') => world.token({ role: 'county', counties: [code], subject: 'li@county' })
const post = async (path: string, body: object, { token, key }: { token?: string; key?: string } = {}) =>
  world.call('POST', path, { token: token ?? (await county()), body, ...(key && { key }) })
const storyOf = async ({ workerId }: Pick<Person, 'workerId'>) =>
  (await world.call('GET', `/v1/workers/${workerId}`, { token: await county() })).body as WorkerStory
const textsTo = (phone: string) =>
  world.partners.texts.filter((text) => text.phone === phone).map((one) => one.template)

async function aBatch(): Promise<BatchId> {
  batches += 1
  const batchId = derivedId('BatchId', 'told', batches)
  await travelledBatch(world, jobOrder, batchId)
  return batchId
}
async function offered(): Promise<Person & { batchId: BatchId }> {
  const batchId = await aBatch()
  const person = await surveyed(world)
  await offerJob(world, jobOrder, { batchId, people: [person] })
  return { ...person, batchId }
}

test('a call for help by telephone opens one case, sealed, and tells the person until when somebody calls', async () => {
  const person = await offered()
  const path = `/v1/workers/${person.workerId}/help`
  const body = { text: '工资没有发' }
  expect((await post(path, body, { key: 'help-1' })).status).toBe(204)
  expect((await post(path, body, { key: 'help-1' })).status).toBe(204)
  expect((await post(path, { text: '还是没有发' }, { key: 'help-2' })).status).toBe(204)
  await world.advance({ minutes: 10 })
  const [one, ...others] = await world.deps.cases.ofWorker(person.workerId)
  expect(others).toEqual([])
  expect(one).toMatchObject({ kind: 'help', countyCode: '530621' })
  expect(JSON.stringify(one)).not.toContain('工资')
  expect(await world.deps.cases.furtherCalls(one!.caseId)).toHaveLength(1)
  expect(textsTo(person.phone)).toContain('help-received')

  expect((await post(path, { isUrgent: true })).status).toBe(204)
  const kinds = (await world.deps.cases.ofWorker(person.workerId)).map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['help', 'urgent-help'])
})

test('somebody who was never written to is on no journey, and others look after their own people', async () => {
  const person = await surveyed(world)
  const refused = await post(`/v1/workers/${person.workerId}/help`, {})
  expect(refused).toMatchObject({ status: 409, body: { type: expect.stringMatching(/invalid-state$/) } })
  const elsewhere = { token: await county('530602') }
  expect((await post(`/v1/workers/${person.workerId}/help`, {}, elsewhere)).status).toBe(404)
  const batchId = await aBatch()
  expect((await post(`/v1/workers/${person.workerId}/withdrawal`, { batchId })).status).toBe(404)
})

test('who does not go is out of the batch, however often it is told; consent stays, and a journey that has begun too', async () => {
  const person = await offered()
  const { batchId } = person
  const path = `/v1/workers/${person.workerId}/withdrawal`
  for (const key of ['leave-1', 'leave-2']) expect((await post(path, { batchId }, { key })).status).toBe(204)
  const { batches: told, worker } = await storyOf(person)
  expect(told[0]?.offers).toMatchObject([{ state: 'withdrawn', callId: null }])
  expect(worker).toMatchObject({ state: 'free', consent: { state: 'given' } })

  const other = await aBatch()
  const seated = await placed(world, jobOrder, other, { state: 'accepted' })
  expect((await post(`/v1/workers/${seated.workerId}/withdrawal`, { batchId: other })).status).toBe(204)
  expect((await storyOf(seated)).batches[0]?.journey?.state).toBe('withdrawn')

  const third = await aBatch()
  const arrived = await placed(world, jobOrder, third)
  const late = await post(`/v1/workers/${arrived.workerId}/withdrawal`, { batchId: third })
  expect(late).toMatchObject({ status: 409, body: { type: expect.stringMatching(/invalid-state$/) } })
  expect((await storyOf(arrived)).batches[0]?.journey?.state).toBe('handed-over')
})

test('the story names the call by which an open question may be asked', async () => {
  const person = await offered()
  const callId = (await storyOf(person)).batches[0]?.offers[0]?.callId
  const read = await world.call('GET', `/v1/calls/${callId}`, { token: await county() })
  expect(read).toMatchObject({ status: 200, body: { about: 'offer', workerId: person.workerId } })
  expect((await post(`/v1/calls/${callId}/answer`, { answer: 'declined' })).status).toBe(200)
  expect((await storyOf(person)).batches[0]?.offers[0]).toMatchObject({ state: 'declined', callId: null })
})
