import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CampaignFigures } from '../../domain/batches/campaign-figures.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, plus, plusDays } from '../../domain/kernel/instant.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { aFair, holdFair } from './hold-event.ts'
import { openCampaign } from './open-campaign.ts'

let world: World
let plant: Plant
let other: Plant
let order: JobOrder
let campaign: Campaign
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  other = await openPlant(world)
  order = await openJobOrder(world, plant)
  campaign = await openCampaign(world)
})
afterAll(async () => {
  await plant.close()
  await other.close()
  await world.close()
})

const province = () => world.token({ role: 'province', subject: 'zhao@province' })
const hold = async (facts: object, token?: string) =>
  world.call('POST', `/v1/campaigns/${campaign.campaignId}/events`, {
    token: token ?? (await province()),
    body: { ...aFair(world, campaign, order), ...facts },
  })

test('a fair is announced with its firms and posts, and found again', async () => {
  const token = await world.token({ role: 'county', subject: 'li@ludian', counties: ['530621'] })
  const held = await hold({ enterprises: [plant.id, plant.id] }, token)
  expect(held).toMatchObject({
    status: 201,
    body: { kind: 'fair', township: '文屏镇', village: null, enterprises: [plant.id], jobOrders: [order.id] },
  })
  const { eventId } = held.body as RecruitmentEvent
  expect((await world.call('GET', `/v1/events/${eventId}`, { token })).body).toEqual(held.body)
  const listed = await world.call('GET', `/v1/campaigns/${campaign.campaignId}/events`, { token })
  expect(listed.body).toEqual({ items: [held.body], next: null })
  // The other county of the campaign holds its own; a county beside it sees nothing.
  expect((await hold({ countyCode: '530627' }, token)).status).toBe(403)
  const elsewhere = await world.token({ role: 'county', counties: ['530628'] })
  expect((await world.call('GET', `/v1/events/${eventId}`, { token: elsewhere })).status).toBe(403)
})

test('what does not fit is told at each field', async () => {
  const ofOther = await openJobOrder(world, other)
  const { from } = aFair(world, campaign, order)
  const first = atShanghai(campaign.from, '00:00')
  const last = atShanghai(plusDays(campaign.until, 1), '00:00')
  const unknownFirm = derivedId('EnterpriseId', 'unknown')
  const unknownOrder = derivedId('JobOrderId', 'unknown')
  for (const [facts, pointers] of [
    [{ until: from }, ['#/until']],
    [{ until: plus(from, { days: 32 }) }, ['#/until']],
    [{ from: plus(first, { hours: -1 }), until: plus(first, { hours: 2 }), jobOrders: [] }, ['#/from']],
    [{ from: plus(last, { hours: -2 }), until: plus(last, { hours: 1 }), jobOrders: [] }, ['#/until']],
    [{ countyCode: '530628' }, ['#/countyCode']],
    [{ enterprises: [plant.id, unknownFirm] }, ['#/enterprises/1']],
    [{ jobOrders: [unknownOrder, ofOther.id] }, ['#/jobOrders/0', '#/jobOrders/1']],
    [
      {
        from: atShanghai(plusDays(order.startDate, 1), '10:00'),
        until: atShanghai(plusDays(order.startDate, 1), '12:00'),
      },
      ['#/jobOrders/0'],
    ],
    // The agreement begins today.
    [{ from: plus(first, { hours: 9 }), until: plus(first, { hours: 12 }) }, ['#/jobOrders/0']],
    [{ enterprises: [] }, ['#/enterprises']],
    [{ kind: 'party' }, ['#/kind']],
  ] as const) {
    const { status, body } = await hold(facts)
    expect([status, (body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer)]).toEqual([
      422,
      pointers,
    ])
  }
})

test('a firm that is paused for a broken promise comes to no event', async () => {
  await world.deps.enterprises.pause(other.id, {
    since: world.clock.now(),
    why: 'A worker says that the job is not what was promised.',
    caseId: derivedId('CaseId', 'promise'),
  })
  expect(await hold({ enterprises: [other.id], jobOrders: [] })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/enterprises/0' }] },
  })
})

test('an event counts for its campaign’s figures once it is over, its firms and posts at once and each once', async () => {
  const own = await openCampaign(world, { name: '金秋招聘月 2026', kind: 'autumn-recruitment' })
  const figures = async () =>
    (await world.call('GET', `/v1/campaigns/${own.campaignId}/figures`, { token: await province() }))
      .body as CampaignFigures
  await holdFair(world, own, order)
  await holdFair(world, own, order, {
    kind: 'live-stream',
    from: plus(world.clock.now(), { days: 3 }),
    until: plus(world.clock.now(), { days: 3, hours: 2 }),
  })
  const posts = { postsCollected: order.headcount, firmsReached: 1 }
  expect((await figures()).reached).toEqual({ peoplePlaced: 0, eventsHeld: 0, ...posts })
  await world.advance({ hours: 31 })
  expect((await figures()).reached).toEqual({ peoplePlaced: 0, eventsHeld: 1, ...posts })
})

test('who held an event says how many came, once it has begun; the last count stands', async () => {
  const fair = await holdFair(world, campaign, order, {
    from: plus(world.clock.now(), { hours: 1 }),
    until: plus(world.clock.now(), { hours: 3 }),
    jobOrders: [],
  })
  const token = await world.token({ role: 'county', subject: 'li@ludian', counties: ['530621'] })
  const path = `/v1/events/${fair.eventId}`
  const came = (people: number) => world.call('POST', `${path}/attendance`, { token, body: { people } })
  expect((await came(200)).status).toBe(409)
  await world.advance({ hours: 4 })
  expect(await came(200)).toMatchObject({ status: 200, body: { came: { people: 200, by: 'li@ludian' } } })
  expect((await came(215)).status).toBe(200)
  expect((await world.call('GET', `${path}/figures`, { token })).body).toMatchObject({
    came: 215,
    signedUp: { people: 0 },
  })
  expect((await came(-1)).status).toBe(422)
})
