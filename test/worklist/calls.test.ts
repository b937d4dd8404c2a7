import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { PhoneCall } from '../../domain/stabilisation/phone-call.ts'
import { handler as closeOffers } from '../../functions/matching/close-offers.ts'
import { reminderKey } from '../../functions/matching/offer-notices.ts'
import { handler as remindSilent } from '../../functions/matching/remind-silent.ts'
import { handler as askCohort } from '../../functions/stabilisation/ask-cohort.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { crowd, type Person } from '../notices/people.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
let batchId: BatchId
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
beforeEach(async () => {
  batches += 1
  batchId = derivedId('BatchId', 'calls', batches)
  await travelledBatch(world, jobOrder, batchId)
})

const context = { awsRequestId: 'test', functionName: 'test' } as Context
const county = (code = '530621', subject = 'li@county') => world.token({ role: 'county', counties: [code], subject })
const chunk = () => ({ batchId, round: 1, chunk: 0 })

async function offered(count: number): Promise<Person[]> {
  const since = world.clock.now()
  const progress = { step: 'waiting for answers', waitsFor: null, since, until: null } as const
  await world.deps.batches.note(batchId, since, () => ({ progress }))
  const people = await crowd(world, count)
  await offerJob(world, jobOrder, { batchId, people })
  return people
}
async function calls(token: string, query = `?batchId=${batchId}`): Promise<PhoneCall[]> {
  const { status, body } = await world.call('GET', `/v1/calls${query}`, { token })
  expect(status, JSON.stringify(body)).toBe(200)
  return (body as { items: PhoneCall[] }).items
}
const toCall = async (token?: string) => (await calls(token ?? (await county()))).map(({ workerId }) => workerId)
const answer = async (call: PhoneCall, said: string, token?: string) =>
  world.call('POST', `/v1/calls/${call.callId}/answer`, { token: token ?? (await county()), body: { answer: said } })
const textsTo = (phone: string) =>
  world.partners.texts.filter((text) => text.phone === phone).map((text) => text.template)
const offerOf = async ({ workerId }: Person) => (await world.deps.offers.ofWorker(batchId, 0, workerId))[0]

describe('an offer that nobody answered', () => {
  test('is on the list of the county at home, masked; what is said on the telephone counts as an answer, with who wrote it down', async () => {
    const [one, two] = await offered(2)
    const [call] = (await calls(await county())).filter(({ workerId }) => workerId === one!.workerId)
    expect(call).toMatchObject({ about: 'offer', name: '王**', answers: ['accepted', 'declined'], isUnheard: false })
    expect(call!.phone).toMatch(/^138\*{4}\d{4}$/)
    expect(call!.question).toContain(jobOrder.post)
    expect(await toCall(await county('530602'))).toEqual([])

    const answered = await answer(call!, 'accepted')
    expect(answered).toMatchObject({ status: 200, body: { answer: 'accepted', calledBy: 'li@county' } })
    expect(await offerOf(one!)).toMatchObject({ state: 'accepted', calledBy: 'li@county', answers: [{ by: 'call' }] })
    expect((await world.deps.workers.get(one!.workerId))?.engagedIn).toBe(batchId)
    expect(await toCall()).toEqual([two!.workerId])
    // The text's own question is answered too, and may be answered otherwise until the round closes.
    world.partners.reply(one!.phone, '2')
    await world.advance({ minutes: 65 })
    expect(await offerOf(one!)).toMatchObject({ state: 'declined' })
  })

  test('is asked about once: who was called gets no reminder, and whom a reminder reached gets no call', async () => {
    const people = await offered(3)
    const [called, reminded, unheard] = people as [Person, Person, Person]
    const list = await calls(await county())
    const call = list.find(({ workerId }) => workerId === called.workerId)!
    expect((await answer(call, 'not-reached')).status).toBe(200)
    expect(await toCall()).not.toContain(called.workerId)
    expect((await answer(call, 'declined', await county('530621', 'wu@county'))).status).toBe(404)

    expect(await remindSilent(chunk(), context)).toEqual({ open: 3 })
    const messageId = derivedId('MessageId', reminderKey(chunk()), unheard.workerId)
    await world.deps.messages.noteReceipts(
      [{ messageId, state: 'failed', at: world.clock.now(), report: 'UNDELIV' }],
      world.clock.now(),
    )
    await world.advance({ minutes: 30 })
    expect(textsTo(called.phone)).not.toContain('offer-reminder')
    expect(textsTo(reminded.phone)).toContain('offer-reminder')
    expect(await toCall()).toEqual([unheard.workerId])
  })

  test('is off the list when its round closes, and when the person takes consent back', async () => {
    const [one, two] = await offered(2)
    expect((await toCall()).toSorted()).toEqual([one!.workerId, two!.workerId].toSorted())
    await world.deps.workers.withdrawConsent(one!.workerId, world.clock.now())
    expect(await toCall()).toEqual([two!.workerId])
    const [call] = await calls(await county())
    await closeOffers(chunk(), context)
    expect(await toCall()).toEqual([])
    expect((await answer(call!, 'accepted')).status).toBe(404)
    expect(await offerOf(two!)).toMatchObject({ state: 'unanswered' })
  })

  test('shows its number whole only for a reason, which is on record', async () => {
    const [one] = await offered(1)
    const [call] = await calls(await county())
    const read = async (query: string) =>
      world.call('GET', `/v1/calls/${call!.callId}${query}`, { token: await county() })
    expect((await read('?details=full')).status).toBe(422)
    const whole = await read(`?details=full&why=${encodeURIComponent('电话询问去留')}`)
    expect(whole.body).toMatchObject({ phone: one!.phone })
    const [record] = await world.deps.audit.of('worklist/get-call')
    expect(record).toMatchObject({
      actor: 'li@county',
      opened: { list: one!.workerId, people: 1, why: '电话询问去留' },
    })
    expect((await world.call('GET', '/v1/calls/offer~nobody~0~1~x', { token: await county() })).status).toBe(404)
  })
})

test('a check-in is asked by the station of the city; a call for help on the telephone opens a case as a text would', async () => {
  const { workerId, placement } = await placed(world, jobOrder, batchId)
  const { chunk: of, placementId, enterpriseId, cityCode } = placement
  const cohortId = derivedId('CohortId', batchId)
  const elsewhere = await placed(world, jobOrder, batchId)
  const member = { chunk: of, enterpriseId, employer: '顺达' }
  const members = [
    { ...member, workerId, placementId, cityCode },
    { ...member, workerId: elsewhere.workerId, placementId: elsewhere.placement.placementId, cityCode: '110000' },
  ]
  const handedOverOn = dateInShanghai(world.clock.now())
  await world.deps.cohorts.form([{ cohortId, batchId, handedOverOn, members }])
  await askCohort({ cohortId, day: 1 }, context)
  await world.advance({ minutes: 10 })
  const station = () => world.token({ role: 'station', cities: [cityCode], subject: 'luo@station' })
  const [call, ...others] = await calls(await station())
  // The cohort is of two cities: the other one is for its own station to call.
  expect(others).toEqual([])
  expect(call).toMatchObject({ about: 'check-in', workerId, answers: ['as-promised', 'not-as-promised', 'needs-help'] })
  expect((await answer(call!, 'fine', await station())).status).toBe(422)
  expect((await answer(call!, 'needs-help', await station())).status).toBe(200)
  expect(await calls(await station())).toEqual([])
  const [checkIn] = await world.deps.checkIns.getMany([{ cohortId, day: 1, workerId }])
  expect(checkIn).toMatchObject({ state: 'answered', answer: 'needs-help', calledBy: 'luo@station' })
  expect(await world.deps.cases.openOne(workerId, 'help')).not.toBeNull()
})

test('the list without a batch goes through all that run, page by page, each person once', async () => {
  const people = await offered(5)
  const token = await county()
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const { body } = await world.call('GET', `/v1/calls?limit=1${next && `&cursor=${next}`}`, { token })
    const page = body as { items: PhoneCall[]; next: string | null }
    seen.push(...page.items.map(({ workerId }) => workerId))
    next = page.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  for (const { workerId } of people) expect(seen).toContain(workerId)
  expect((await world.call('GET', '/v1/calls?cursor=abc', { token })).status).toBe(422)
})
