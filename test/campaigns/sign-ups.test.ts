import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { SignUp } from '../../domain/campaigns/sign-up.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { PersonExport } from '../../domain/rights/person-export.ts'
import { isCandidate } from '../../domain/surveys/is-candidate.ts'
import type { Page } from '../../storage/database.ts'
import { requestFor } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { importRows } from '../surveys/import-sheet.ts'
import { idBornOn, row } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { holdFair } from './hold-event.ts'
import { openCampaign } from './open-campaign.ts'

let world: World
let plant: Plant
let order: JobOrder
let campaign: Campaign
let fair: RecruitmentEvent
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  order = await openJobOrder(world, plant)
  campaign = await openCampaign(world)
  fair = await holdFair(world, campaign, order)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

let people = 0
function aPerson(facts: object = {}) {
  people += 1
  const phone = `158${String(people).padStart(8, '0')}`
  return { name: '王小梅', nationalId: idBornOn('1995-04-12', people), phone, consent: true, ...facts }
}

const staff = () => world.token({ role: 'county', subject: 'li@ludian', counties: ['530621'] })
const signUp = async (body: object) =>
  world.call('POST', `/v1/events/${fair.eventId}/sign-ups`, { token: await staff(), body })
const listed = async () => {
  const answer = await world.call('GET', `/v1/events/${fair.eventId}/sign-ups`, { token: await staff() })
  return (answer.body as Page<SignUp>).items
}
async function workerOf(signedUp: { body: unknown }) {
  const worker = await world.deps.workers.get((signedUp.body as SignUp).workerId)
  if (!worker) throw new Error(JSON.stringify(signedUp))
  return worker
}

test('who signs up at the desk is a candidate of the next batch, without a survey', async () => {
  const person = aPerson({ township: '文屏镇', minimumMonthlyWage: '4500', destinations: '广东', skills: '焊工' })
  const taken = await signUp(person)
  expect(taken).toMatchObject({ status: 201, body: { state: 'registered', through: 'desk', by: 'li@ludian' } })
  const worker = await workerOf(taken)
  expect(worker).toMatchObject({
    countyCode: '530621',
    destinations: ['广东省'],
    skills: ['焊工'],
    minimumMonthlyWage: { minorUnits: 450_000 },
    consent: { state: 'given', eventId: fair.eventId, at: world.clock.now() },
  })
  expect(isCandidate(worker)).toBe(true)
  // Sealed as a row of a sheet is: neither number nor name is in the record.
  for (const detail of [person.name, person.nationalId, person.phone, '文屏镇'])
    expect(JSON.stringify(worker)).not.toContain(detail)

  const token = await world.token({ role: 'province', subject: 'zhao@province' })
  const { campaignId } = campaign
  const body = { ...(await requestFor(world, '530621', order)), campaignId }
  const started = await world.call('POST', '/v1/transfer-batches', { token, body })
  await world.advance({ minutes: 10 })
  const { batchId } = started.body as TransferBatch
  expect((await world.call('GET', `/v1/transfer-batches/${batchId}`, { token })).body).toMatchObject({
    campaignId,
    counts: { candidates: 1 },
  })
})

test('nobody is registered without consent, and what is wrong is told at its field', async () => {
  const before = await listed()
  const refused = async (facts: object) => {
    const { status, body } = await signUp(aPerson(facts))
    return [status, (body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer)]
  }
  expect(await refused({ consent: false })).toEqual([409, ['#/consent']])
  expect(await refused({ nationalId: '110105194912310021' })).toEqual([422, ['#/nationalId']])
  const fifteen = plusDays(dateInShanghai(world.clock.now()), -15 * 365)
  expect(await refused({ nationalId: idBornOn(fifteen) })).toEqual([422, ['#/nationalId']])
  expect(await refused({ phone: '0870-3123456' })).toEqual([422, ['#/phone']])
  expect(await refused({ name: ' ', phone: '' })).toEqual([422, ['#/name', '#/phone']])
  expect(await refused({ countyCode: '530627' })).toEqual([422, ['#/countyCode']])
  // In a sheet it is listed to be clarified later; here the person is there to say it again.
  expect(await refused({ minimumMonthlyWage: '面谈再说吧' })).toEqual([422, ['#/minimumMonthlyWage']])
  for (const never of ['sex', 'ethnicity', 'married'])
    expect((await signUp({ ...aPerson(), [never]: '女' })).status).toBe(422)
  expect(await listed()).toEqual(before)
})

test('somebody who signs up twice is one person with one sign-up', async () => {
  const person = aPerson()
  const first = await signUp(person)
  await world.advance({ minutes: 1 })
  const second = await signUp({ ...person, destinations: '浙江' })
  expect(second.body).toEqual(first.body)
  expect((await listed()).filter(({ workerId }) => workerId === (first.body as SignUp).workerId)).toHaveLength(1)
  expect(await workerOf(second)).toMatchObject({ destinations: ['浙江省'] })
})

test('who is known with another phone is taken after a look at the ID card, and keeps what they were not asked', async () => {
  const person = aPerson()
  const { name, nationalId } = person
  const { consent: _, ...facts } = { ...person, name, nationalId }
  const surveyDate = plusDays(dateInShanghai(world.clock.now()), -20)
  await importRows(
    world,
    row({
      ...facts,
      phone: '15900000001',
      countyCode: '530621',
      surveyDate,
      companionGroup: '一组',
      minimumMonthlyWage: '5000',
      priorityPolicy: 'p01',
      priorityUntil: plusDays(surveyDate, 300),
      priorityConsent: '是',
    }),
  )
  expect(await signUp(person)).toMatchObject({ status: 409, body: { errors: [{ pointer: '#/nationalId' }] } })
  expect(await signUp({ ...person, name: '王晓梅', phone: '15900000001' })).toMatchObject({ status: 409 })
  const taken = await signUp({ ...person, isSamePerson: true })
  expect(taken.status).toBe(201)
  expect(await workerOf(taken)).toMatchObject({
    // The sheet certifies it; nobody is asked for it at a desk.
    qualifiesUntil: plusDays(surveyDate, 300),
    skills: ['焊工', '电工'],
    minimumMonthlyWage: { minorUnits: 500_000 },
    companionGroup: expect.stringContaining('svy_'),
    phoneHash: await world.deps.vault.lookupHash('phone', person.phone),
  })
})

test('a yes at the fair counts against a withdrawal of the same morning, and a withdrawal after it against the yes', async () => {
  const person = aPerson()
  const worker = await workerOf(await signUp(person))
  await world.advance({ minutes: 5 })
  await world.deps.workers.withdrawConsent(worker.workerId, world.clock.now())
  await world.advance({ minutes: 5 })
  expect(isCandidate(await workerOf(await signUp(person)))).toBe(true)
  await world.advance({ minutes: 5 })
  await world.deps.workers.withdrawConsent(worker.workerId, world.clock.now())
  expect(isCandidate(await workerOf({ body: worker }))).toBe(false)
})

test('a desk takes lists until a week after the event', async () => {
  const long = await holdFair(world, campaign, order)
  await world.advance({ days: 9 })
  const late = await world.call('POST', `/v1/events/${long.eventId}/sign-ups`, {
    token: await staff(),
    body: aPerson(),
  })
  expect(late).toMatchObject({ status: 409 })
  fair = await holdFair(world, campaign, order, { jobOrders: [] })
})

test('sign-ups are in the export of a person, and go with their erasure', async () => {
  const person = aPerson()
  const worker = await workerOf(await signUp(person))
  const token = await staff()
  const path = `/v1/workers/${worker.workerId}`
  const exported = (await world.call('GET', `${path}/export`, { token })).body as PersonExport
  expect(exported.signUps).toMatchObject([{ eventId: fair.eventId, state: 'registered' }])
  expect(exported.summary.join('')).toContain('招聘活动报名登记')
  expect(JSON.stringify(exported)).not.toContain(person.phone)
  const erased = await world.call('POST', `${path}/erasure`, {
    token,
    body: { askedBy: 'person', reason: '本人要求删除' },
  })
  expect(erased.status).toBeLessThan(300)
  expect(await world.deps.signUps.ofWorker(worker.workerId)).toEqual([])
  // Of their own accord they may come back on the same day.
  await world.advance({ minutes: 5 })
  const back = await workerOf(await signUp(person))
  expect(back.erasedAt).toBeUndefined()
  expect(isCandidate(back)).toBe(true)
})
