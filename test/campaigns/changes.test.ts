import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CampaignFigures } from '../../domain/batches/campaign-figures.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { atShanghai, dateInShanghai, plus, plusDays } from '../../domain/kernel/instant.ts'
import { isCandidate } from '../../domain/surveys/is-candidate.ts'
import { openCounty, requestFor } from '../batches/begin-batch.ts'
import { open } from '../enterprise-page/firm.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { idBornOn } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { aFair, holdFair } from './hold-event.ts'
import { openCampaign } from './open-campaign.ts'

let world: World
let plant: Plant
let order: JobOrder
let campaign: Campaign
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  order = await openJobOrder(world, plant)
  campaign = await openCampaign(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const province = () => world.token({ role: 'province', subject: 'zhao@province' })
const call = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) =>
  world.call(method, path, { token: await province(), ...(body && { body }) })
const change = ({ eventId }: RecruitmentEvent, body: object) => call('PATCH', `/v1/events/${eventId}`, body)
const callOff = ({ eventId }: RecruitmentEvent, reason = '大雨') =>
  call('POST', `/v1/events/${eventId}/cancellation`, { reason })
const pointersOf = ({ status, body }: { status: number; body: unknown }) =>
  [status, (body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer)] as const
const pageOf = async ({ eventId }: RecruitmentEvent) => {
  const { body } = await call('GET', `/v1/events/${eventId}/address`)
  return (await open((body as { address: string }).address)).text
}
const reachedBy = async ({ campaignId }: Campaign) =>
  ((await call('GET', `/v1/campaigns/${campaignId}/figures`)).body as CampaignFigures).reached

let people = 0
async function signUp({ eventId }: RecruitmentEvent) {
  people += 1
  const phone = `156${String(people).padStart(8, '0')}`
  const body = { name: '赵小芬', nationalId: idBornOn('1993-02-11', people), phone, consent: true }
  const taken = await call('POST', `/v1/events/${eventId}/sign-ups`, body)
  expect(taken.status).toBe(201)
  return { phone, workerId: (taken.body as { workerId: string }).workerId }
}
const textsTo = (phone: string) => world.partners.texts.filter((one) => one.phone === phone).map(({ text }) => text)

test('of two campaigns that are announced under one name at the same moment one stands', async () => {
  const today = dateInShanghai(world.clock.now())
  const body = {
    kind: 'local',
    from: today,
    until: plusDays(today, 20),
    counties: ['530621'],
  }
  const both = ['民营企业招聘月', '民营企业 招聘月', '民营企业招聘月', '民营企业招聘月']
  const made = await Promise.all(both.map((name) => call('POST', '/v1/campaigns', { ...body, name })))
  expect(made.map(({ status }) => status).sort((one, other) => one - other)).toEqual([201, 409, 409, 409])
  // Of the next year it is another one.
  const later = { ...body, from: plusDays(today, 300), until: plusDays(today, 320) }
  expect((await call('POST', '/v1/campaigns', { ...later, name: '民营企业招聘月' })).status).toBe(201)
})

test('a campaign is renamed and moved once, its name is free then, and a name that is taken is refused', async () => {
  const one = await openCampaign(world, { name: '百日行动', targets: { peoplePlaced: 50, eventsHeld: 3 } })
  const path = `/v1/campaigns/${one.campaignId}`
  const body = { name: '百日攻坚', until: plusDays(one.until, 5), targets: { peoplePlaced: null, firmsReached: 9 } }
  const changed = await call('PATCH', path, body)
  expect(changed).toMatchObject({
    status: 200,
    body: { ...body, targets: { peoplePlaced: null, eventsHeld: 3, firmsReached: 9 }, changedBy: 'zhao@province' },
  })
  await world.advance({ minutes: 1 })
  expect((await call('PATCH', path, body)).body).toEqual(changed.body)
  expect((await call('GET', path)).body).toEqual(changed.body)
  const again = await openCampaign(world, { name: '百日行动' })
  const taken = await call('PATCH', `/v1/campaigns/${again.campaignId}`, { name: '百日 攻坚' })
  expect(pointersOf(taken)).toEqual([409, ['#/name']])
  expect((await call('GET', `/v1/campaigns/${again.campaignId}`)).body).toEqual(again)
})

test('what events and batches rely on stays, and so does what has happened', async () => {
  const { countyCode } = await openCounty(world, {}, {})
  const own = await openCampaign(world, { name: '春暖行动', counties: ['530621', '530627', countyCode] })
  const path = `/v1/campaigns/${own.campaignId}`
  const fair = await holdFair(world, own, order)
  const asked = await requestFor(world, countyCode, order)
  const started = await call('POST', '/v1/transfer-batches', { ...asked, campaignId: own.campaignId })
  expect(started.status).toBe(202)
  const today = dateInShanghai(world.clock.now())
  for (const [body, pointers] of [
    [{ from: plusDays(own.from, -3) }, ['#/from']],
    [{ until: today }, ['#/until']],
    [{ until: plusDays(today, -1) }, ['#/until', '#/until', '#/until']],
    [{ until: plusDays(own.from, 366) }, ['#/until']],
    [{ counties: ['530627', countyCode] }, ['#/counties']],
    [{ counties: ['530621', '530627'] }, ['#/counties']],
  ] as const) {
    const refused = await call('PATCH', path, body)
    expect(refused.status, JSON.stringify(body)).toBe(422)
    expect(new Set(pointersOf(refused)[1])).toEqual(new Set(pointers))
  }
  const named = await openCampaign(world, { name: '夏季行动', counties: [countyCode] })
  await call('POST', '/v1/transfer-batches', { ...asked, campaign: '夏季行动' })
  expect(pointersOf(await call('PATCH', `/v1/campaigns/${named.campaignId}`, { name: '秋季行动' }))).toEqual([
    422,
    ['#/name'],
  ])
  // The fair first, since people are told; then the batch, since people rely on it.
  expect((await call('POST', `${path}/cancellation`, { reason: '并入春风行动' })).status).toBe(409)
  await callOff(fair)
  const withBatch = await call('POST', `${path}/cancellation`, { reason: '并入春风行动' })
  expect(withBatch).toMatchObject({ status: 409, body: { detail: expect.stringContaining('1') } })
  expect((await call('PATCH', path, { counties: [countyCode] })).status).toBe(200)
  const county = await world.token({ role: 'county', counties: ['530628'] })
  expect((await world.call('PATCH', path, { token: county, body: { name: '别的' } })).status).toBe(403)
})

test('a campaign that is called off takes nothing more, and another may have its name', async () => {
  const { countyCode } = await openCounty(world, {}, {})
  const own = await openCampaign(world, { name: '青年行动', counties: ['530621', countyCode] })
  const path = `/v1/campaigns/${own.campaignId}`
  const called = await call('POST', `${path}/cancellation`, { reason: '并入春风行动' })
  expect(called).toMatchObject({ status: 200, body: { cancelled: { reason: '并入春风行动', by: 'zhao@province' } } })
  await world.advance({ minutes: 1 })
  expect((await call('POST', `${path}/cancellation`, { reason: '再说一次' })).body).toEqual(called.body)
  expect((await call('PATCH', path, { name: '另一个' })).status).toBe(409)
  expect((await call('POST', `${path}/events`, aFair(world, own, order))).status).toBe(409)
  const asked = { ...(await requestFor(world, countyCode, order)), campaignId: own.campaignId }
  expect(pointersOf(await call('POST', '/v1/transfer-batches', asked))).toEqual([422, ['#/campaignId']])
  await openCampaign(world, { name: '青年行动' })
})

test('who signed up is told once that a fair is moved, and the page of its posters says so', async () => {
  const fair = await holdFair(world, campaign, order, {
    from: plus(world.clock.now(), { hours: 30 }),
    until: plus(world.clock.now(), { hours: 36 }),
  })
  const early = await signUp(fair)
  await world.advance({ minutes: 5 })
  const body = { from: plus(fair.from, { hours: 24 }), until: plus(fair.until, { hours: 24 }), place: '体育馆' }
  const moved = await change(fair, body)
  expect(moved).toMatchObject({
    status: 200,
    body: { ...body, moved: { before: { from: fair.from, until: fair.until, place: '文屏镇 文化广场' } } },
  })
  await world.advance({ minutes: 5 })
  expect((await change(fair, body)).body).toEqual(moved.body)
  const late = await signUp(moved.body as RecruitmentEvent)
  await world.advance({ hours: 14 })
  const texts = textsTo(early.phone)
  expect(texts).toHaveLength(1)
  expect(texts[0]).toContain('鲁甸县文屏镇体育馆')
  expect(textsTo(late.phone)).toEqual([])
  const page = await pageOf(fair)
  for (const text of ['时间或地点有变', '文屏镇 文化广场', '体育馆', '<form']) expect(page).toContain(text)
})

test('a fair that is called off takes nobody, says so, counts no more, and who signed up stays a candidate', async () => {
  const own = await openCampaign(world, { name: '赶集招聘', counties: ['530621'] })
  const fair = await holdFair(world, own, order, {
    from: plus(world.clock.now(), { hours: 40 }),
    until: plus(world.clock.now(), { hours: 44 }),
  })
  const { phone, workerId } = await signUp(fair)
  expect((await reachedBy(own)).postsCollected).toBe(order.headcount)
  await world.advance({ minutes: 5 })
  const called = await callOff(fair)
  expect(called).toMatchObject({ status: 200, body: { cancelled: { reason: '大雨' } } })
  expect((await callOff(fair, '又一次')).body).toEqual(called.body)
  expect((await change(fair, { place: '礼堂' })).status).toBe(409)
  await world.advance({ hours: 14 })
  expect(textsTo(phone)).toEqual([expect.stringContaining('已取消')])
  const page = await pageOf(fair)
  expect(page).toContain('已取消：大雨')
  expect(page).not.toContain('<form')
  expect(page).not.toContain(order.post)
  const more = { name: '赵', nationalId: idBornOn('1993-02-11', 900), phone: '15688888888', consent: true }
  expect((await call('POST', `/v1/events/${fair.eventId}/sign-ups`, more)).status).toBe(409)
  const worker = await world.deps.workers.get(workerId as never)
  expect(worker && isCandidate(worker)).toBe(true)
  await world.advance({ hours: 40 })
  expect(await reachedBy(own)).toEqual({ peoplePlaced: 0, postsCollected: 0, eventsHeld: 0, firmsReached: 0 })
})

test('what has been held is neither moved nor called off', async () => {
  const now = world.clock.now()
  const held = await holdFair(world, campaign, order, { from: plus(now, { hours: 1 }), until: plus(now, { hours: 4 }) })
  const fogged = await holdFair(world, campaign, order, {
    from: plus(now, { hours: 1 }),
    until: plus(now, { hours: 4 }),
  })
  await world.advance({ hours: 2 })
  await signUp(held)
  expect(pointersOf(await change(held, { from: plus(now, { hours: 3 }) }))).toEqual([409, ['#/from']])
  expect(pointersOf(await change(held, { until: plus(now, { minutes: 30 }) }))).toEqual([409, ['#/until']])
  expect((await change(held, { until: plus(now, { hours: 3 }) })).status).toBe(200)
  expect((await callOff(held)).status).toBe(409)
  await world.advance({ hours: 3 })
  expect((await change(held, { place: '礼堂' })).status).toBe(409)
  // Nobody came because nobody could: the next day somebody says so.
  expect((await callOff(fogged, '大雾封路')).status).toBe(200)
  await world.advance({ days: 9 })
  const forgotten = await holdFair(world, campaign, order, {
    from: plus(now, { hours: 1 }),
    until: plus(now, { hours: 4 }),
    jobOrders: [],
  })
  expect((await callOff(forgotten)).status).toBe(409)
})

test('a move is held to what a new event is held to', async () => {
  const own = await openCampaign(world, { name: '送岗下乡', counties: ['530621'] })
  const fair = await holdFair(world, own, order)
  const after = atShanghai(plusDays(own.until, 2), '10:00')
  expect(pointersOf(await change(fair, { until: plus(fair.from, { days: -1 }) }))[0]).not.toBe(200)
  expect(pointersOf(await change(fair, { from: after, until: plus(after, { hours: 2 }), jobOrders: [] }))).toEqual([
    422,
    ['#/until'],
  ])
  expect(pointersOf(await change(fair, { enterprises: [] }))).toEqual([422, ['#/enterprises']])
  expect(pointersOf(await change(fair, { countyCode: '530627' }))[0]).toBe(422)
  expect((await call('GET', `/v1/events/${fair.eventId}`)).body).toEqual(fair)
  const elsewhere = await world.token({ role: 'county', counties: ['530627'] })
  expect(
    (await world.call('PATCH', `/v1/events/${fair.eventId}`, { token: elsewhere, body: { place: '礼堂' } })).status,
  ).toBe(403)
})
