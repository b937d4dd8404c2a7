import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { discriminatoryWordingIn } from '../../domain/enterprises/discriminatory-wording.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { PostingStanding } from '../../domain/matching/posting-standing.ts'
import { claimEntity } from '../../storage/enterprises/places.ts'
import { openCounty, requestFor } from '../batches/begin-batch.ts'
import { holdFair } from '../campaigns/hold-event.ts'
import { openCampaign } from '../campaigns/open-campaign.ts'
import { open, post } from '../enterprise-page/firm.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { idBornOn } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'

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
const county = () => world.token({ role: 'county', subject: 'li@ludian', counties: ['530621'] })
const village = { countyCode: '530621', township: '文屏镇', village: '普芝噜村', share: 1 }
const town = { countyCode: '530621', township: '水磨镇' }
const publish = async (facts: object = {}, key?: string) =>
  world.call('POST', `/v1/campaigns/${campaign.campaignId}/postings`, {
    token: await county(),
    body: { jobOrderId: order.id, until: plus(world.clock.now(), { days: 7 }), places: [village, town], ...facts },
    ...(key && { key }),
  })
async function linkOf({ eventId }: RecruitmentEvent) {
  const { body } = await world.call('GET', `/v1/events/${eventId}/address`, { token: await county() })
  return body as { address: string; text: { zh: string; en: string } | null }
}
const pointersOf = ({ status, body }: { status: number; body: unknown }) =>
  [status, (body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer)] as const
const standing = async () => {
  const path = `/v1/campaigns/${campaign.campaignId}/postings`
  const { body } = await world.call('GET', path, { token: await county() })
  return new Map((body as { items: PostingStanding[] }).items.map((one) => [one.posting.eventId, one]))
}
let people = 0
function aPerson() {
  people += 1
  const phone = `159${String(people).padStart(8, '0')}`
  return { name: '杨树生', nationalId: idBornOn('1991-11-05', people), phone, consent: 'yes' }
}

test('posts are told to a village with a share and to a town first come, each once and under a link of its own', async () => {
  const body = { until: plus(world.clock.now(), { days: 7 }) }
  const first = await publish(body, 'morning')
  expect(first.status).toBe(201)
  const [ofVillage, ofTown] = (first.body as { items: RecruitmentEvent[] }).items
  expect(ofVillage).toMatchObject({
    kind: 'posting',
    village: '普芝噜村',
    share: 1,
    jobOrders: [order.id],
    name: order.post,
  })
  expect(ofTown).toMatchObject({ village: null, share: null, place: '鲁甸县水磨镇' })
  expect((await publish(body, 'morning')).body).toEqual(first.body)
  expect(pointersOf(await publish())).toEqual([422, ['#/places/0', '#/places/1']])
  const { address, text } = await linkOf(ofVillage!)
  expect((await linkOf(ofTown!)).address).not.toBe(address)
  for (const said of ['文屏镇普芝噜村', order.post, '1个名额', address, '不收任何费用'])
    expect(text?.zh).toContain(said)
  expect(discriminatoryWordingIn(text?.zh ?? '限女')).toEqual([])
  const page = await open(address)
  for (const said of ['普芝噜村', '本地1个', order.post, 'value="普芝噜村"']) expect(page.text).toContain(said)
  expect((await open(address, { 'accept-language': 'en' })).text).toContain('1 kept for this place')
  expect((await linkOf(await holdFair(world, campaign, order))).text).toBeNull()
})

test('one post is told to one place once, whoever publishes it, and again when it was taken back', async () => {
  const own = await openJobOrder(world, plant)
  const facts = { jobOrderId: own.id, places: [village] }
  const both = await Promise.all([publish(facts, 'one colleague'), publish(facts, 'another colleague')])
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 422])
  const [posting] = (both.find(({ status }) => status === 201)!.body as { items: RecruitmentEvent[] }).items
  // Blanks and wide letters are the same village.
  const spelled = { ...village, township: '文屏 镇' }
  expect(pointersOf(await publish({ ...facts, places: [spelled] }))).toEqual([422, ['#/places/0']])
  // Nor under another campaign.
  const other = await openCampaign(world, { name: '百日行动 2026' })
  const token = await county()
  const body = { ...facts, until: plus(world.clock.now(), { days: 5 }) }
  expect((await world.call('POST', `/v1/campaigns/${other.campaignId}/postings`, { token, body })).status).toBe(422)
  await world.call('POST', `/v1/events/${posting!.eventId}/cancellation`, { token, body: { reason: '写错了' } })
  const again = await publish(facts)
  expect(again.status).toBe(201)
  const [next] = (again.body as { items: RecruitmentEvent[] }).items
  expect(next!.eventId).not.toBe(posting!.eventId)
  expect((await publish(facts)).status).toBe(422)
})

test('nothing is published where one of the places is refused', async () => {
  const own = await openJobOrder(world, plant)
  const token = await province()
  const path = `/v1/campaigns/${campaign.campaignId}/postings`
  const places = [village, { ...village, countyCode: '530602' }]
  const body = { jobOrderId: own.id, until: plus(world.clock.now(), { days: 5 }), places }
  expect(pointersOf(await world.call('POST', path, { token, body }))).toEqual([422, ['#/places/1/countyCode']])
  expect((await publish({ jobOrderId: own.id, places: [village] })).status).toBe(201)
  const late = { ...body, places: [town], until: plus(campaign.createdAt, { days: 90 }) }
  expect(pointersOf(await world.call('POST', path, { token, body: late }))[1]).toContain('#/until')
})

test('what cannot be told is refused at its field', async () => {
  const other = await openJobOrder(world, plant)
  const jobOrderId = other.id
  expect(pointersOf(await publish({ jobOrderId, places: [village, village] }))).toEqual([422, ['#/places/1']])
  const places = [
    { ...village, share: other.headcount },
    { ...town, share: 1 },
  ]
  expect(pointersOf(await publish({ jobOrderId, places }))).toEqual([422, ['#/places']])
  expect(pointersOf(await publish({ jobOrderId, until: plus(world.clock.now(), { days: 40 }) }))).toEqual([
    422,
    ['#/until'],
  ])
  // What one call has kept for a village, another cannot promise to the next; first come first served promises nothing.
  const most = { ...village, village: '李家山村', share: other.headcount - 1 }
  expect((await publish({ jobOrderId, places: [most] })).status).toBe(201)
  expect(pointersOf(await publish({ jobOrderId, places: [{ ...village, share: 2 }] }))).toEqual([422, ['#/places']])
  expect((await publish({ jobOrderId, places: [town] })).status).toBe(201)
  expect(pointersOf(await publish({ jobOrderId, places: [] }))).toEqual([422, ['#/places']])
  expect((await publish({ jobOrderId, places: [{ ...village, countyCode: '530627' }] })).status).toBe(403)
  expect((await publish({ jobOrderId: 'job_22222222222222' })).status).toBe(404)
  // A fair is named by hand, and limits nobody either; and it is no posting.
  const path = `/v1/campaigns/${campaign.campaignId}/events`
  const from = plus(world.clock.now(), { hours: 3 })
  const fair = {
    kind: 'fair',
    name: '女工专场，限35岁以下',
    countyCode: '530621',
    place: '文化广场',
    from,
    until: plus(from, { hours: 3 }),
    enterprises: [plant.id],
  }
  const token = await county()
  expect(pointersOf(await world.call('POST', path, { token, body: fair }))).toEqual([422, ['#/name']])
  expect(
    pointersOf(await world.call('POST', path, { token, body: { ...fair, name: '专场', kind: 'posting' } })),
  ).toEqual([422, ['#/kind']])
})

test('who signs up in the village says yes, its place is filled, the page says so at once, and the time is measured', async () => {
  const own = await openJobOrder(world, plant)
  const told = await publish({ jobOrderId: own.id })
  const [ofVillage, ofTown] = (told.body as { items: RecruitmentEvent[] }).items
  const [inVillage, inTown] = [await linkOf(ofVillage!), await linkOf(ofTown!)]
  const person = aPerson()
  await world.advance({ hours: 2 })
  expect((await post(inVillage.address, 'sign-up', person)).text).toContain('报名已收到')
  // Signing up takes no place: somebody else of the village may be the one who goes.
  expect((await open(inVillage.address)).text).toContain('<form')
  expect((await standing()).get(ofVillage!.eventId)).toMatchObject({
    signedUp: 1,
    saidYes: 0,
    places: 1,
    filled: 0,
    isFilled: false,
    hours: null,
  })
  const body = await requestFor(world, '530621', own)
  const started = await world.call('POST', '/v1/transfer-batches', { token: await province(), body })
  const { batchId } = started.body as TransferBatch
  await world.advance({ minutes: 10 })
  await plant.send('headcount.confirmed', { batchId, jobOrderId: own.id, answer: { answer: 'full' } }, 'confirm-own')
  await world.advance({ minutes: 30 })
  expect((await open(inVillage.address)).text).toContain('<form')
  world.partners.reply(person.phone, '1')
  // The provider reports what was typed every half hour.
  await world.advance({ minutes: 35 })
  const page = await open(inVillage.address)
  expect(page.text).toContain('名额已招满')
  expect(page.text).not.toContain('<form')
  const late = await post(inVillage.address, 'sign-up', aPerson())
  expect(late.text).toContain('名额已招满')
  const { posting: _, hours, ...filled } = (await standing()).get(ofVillage!.eventId)!
  expect(filled).toMatchObject({ signedUp: 1, saidYes: 1, filled: 1, isFilled: true, filledAt: expect.any(String) })
  expect(hours).toBeGreaterThan(2.6)
  expect(hours).toBeLessThan(3)
  // The town has no share, and the order has places left.
  expect((await open(inTown.address)).text).toContain('<form')
  expect((await standing()).get(ofTown!.eventId)).toMatchObject({ places: own.headcount, filled: 1, isFilled: false })
  // Taken back, the place is free, and the page says that too.
  const [tripPage] = world.partners.texts.flatMap(({ phone, text }) =>
    phone === person.phone ? (/http\S+$/.exec(text) ?? []) : [],
  )
  await post(tripPage!, 'withdraw', { what: 'journey' })
  expect((await open(inVillage.address)).text).toContain('<form')
  expect((await standing()).get(ofVillage!.eventId)).toMatchObject({ saidYes: 0, isFilled: false, filledAt: null })
})

test('a post that is taken back says why, and is no event that was held', async () => {
  const own = await openJobOrder(world, plant)
  const [posting] = ((await publish({ jobOrderId: own.id, places: [town] })).body as { items: RecruitmentEvent[] })
    .items
  const { address } = await linkOf(posting!)
  await post(address, 'sign-up', aPerson())
  const path = `/v1/events/${posting!.eventId}`
  const token = await county()
  expect(
    (await world.call('PATCH', path, { token, body: { until: plus(posting!.until, { days: -1 }) } })).body,
  ).not.toHaveProperty('moved')
  expect((await world.call('POST', `${path}/cancellation`, { token, body: { reason: '企业暂停招工' } })).status).toBe(
    200,
  )
  const texts = world.partners.texts.length
  await world.advance({ hours: 14 })
  expect(world.partners.texts).toHaveLength(texts)
  expect((await open(address)).text).toContain('停止报名：企业暂停招工')
  expect((await linkOf(posting!)).text).toBeNull()
})

test('shares of one post are held in all campaigns together, and between two calls at once', async () => {
  const own = await openJobOrder(world, plant)
  const other = await openCampaign(world, { name: '就业援助月 2026' })
  const places = (names: readonly string[], share: number) =>
    names.map((name) => ({ ...village, village: name, share }))
  const inOther = async (some: object[], key?: string) =>
    world.call('POST', `/v1/campaigns/${other.campaignId}/postings`, {
      token: await county(),
      body: { jobOrderId: own.id, until: plus(world.clock.now(), { days: 7 }), places: some },
      ...(key && { key }),
    })
  const half = Math.floor(own.headcount / 2)
  expect((await publish({ jobOrderId: own.id, places: places(['一村'], half) }, 'first')).status).toBe(201)
  expect(pointersOf(await inOther(places(['二村'], own.headcount - half + 1)))).toEqual([422, ['#/places']])
  // The rest, asked for twice in one moment: one has it.
  const rest = own.headcount - half
  const both = await Promise.all([
    inOther(places(['二村'], rest)),
    publish({ jobOrderId: own.id, places: places(['三村'], rest) }),
  ])
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 422]))
  // The same call again is no second share.
  expect((await publish({ jobOrderId: own.id, places: places(['一村'], half) }, 'first')).status).toBe(201)
  // What is called off is free again, wherever it was told.
  const won = both.find(({ status }) => status === 201)?.body as { items: RecruitmentEvent[] }
  const calledOff = await world.call('POST', `/v1/events/${won.items[0]?.eventId}/cancellation`, {
    token: await county(),
    body: { reason: '企业改了计划' },
  })
  expect(calledOff.status).toBe(200)
  expect((await inOther(places(['四村'], rest))).status).toBe(201)
})

test('a town that signs up by hundreds has its share filled by whoever of them says yes', async () => {
  const own = await openJobOrder(world, plant)
  const batchId = derivedId('BatchId', 'a large town')
  await travelledBatch(world, own, batchId)
  const told = await publish({ jobOrderId: own.id, places: [{ ...town, share: 1 }] })
  const [posting] = (told.body as { items: RecruitmentEvent[] }).items
  const { eventId } = posting!
  const { workerId } = await placed(world, own, batchId)
  const claim = { jobOrderId: own.id, batchId, asked: 1, confirmed: 1, offered: 1, accepted: 1, open: 0 }
  await claimEntity(world.deps.database).put(claim).go()
  // In the order of ids the one who says yes comes behind more than one page of the others.
  const others = Array.from({ length: 20_000 }, (_, n) => derivedId('WorkerId', 'town', n)).filter(
    (id) => id < workerId,
  )
  const at = world.clock.now()
  const signUp = (one: WorkerId) =>
    world.deps.signUps.keep({ eventId, workerId: one, at, through: 'desk', by: 'li@ludian', state: 'registered' })
  const some = others.slice(0, 310)
  for (let first = 0; first < some.length; first += 31)
    await Promise.all(some.slice(first, first + 31).map((one) => signUp(one)))
  await signUp(workerId)
  expect((await standing()).get(eventId)).toMatchObject({ signedUp: some.length + 1, filled: 1, isFilled: true })
  expect((await open((await linkOf(posting!)).address)).text).toContain('名额已招满')
})

test('a post that is first come is timed until the last place of its order is taken, wherever from', async () => {
  const plain = await openJobOrder(world, plant)
  const { id: _, enterpriseId: __, reportedAt: ___, minimumWage: ____, saidBy: _____, ...report } = plain
  const single = (await plant.send('job-order.reported', { ...report, headcount: 1 }, 'one place')).body as JobOrder
  const [posting] = ((await publish({ jobOrderId: single.id, places: [town] })).body as { items: RecruitmentEvent[] })
    .items
  const { countyCode, phones } = await openCounty(world, {})
  await world.advance({ hours: 5 })
  const body = await requestFor(world, countyCode, single)
  const started = await world.call('POST', '/v1/transfer-batches', { token: await province(), body })
  const { batchId } = started.body as TransferBatch
  await world.advance({ minutes: 10 })
  await plant.send('headcount.confirmed', { batchId, jobOrderId: single.id, answer: { answer: 'full' } }, 'the one')
  await world.advance({ minutes: 30 })
  expect((await standing()).get(posting!.eventId)).toMatchObject({ isFilled: false, filledAt: null, hours: null })
  world.partners.reply(phones[0]!, '1')
  await world.advance({ minutes: 35 })
  const { hours, ...filled } = (await standing()).get(posting!.eventId)!
  expect(filled).toMatchObject({ signedUp: 0, saidYes: 0, places: 1, filled: 1, isFilled: true })
  expect(filled.filledAt).toEqual(expect.any(String))
  expect(hours).toBeGreaterThan(5.6)
  expect(hours).toBeLessThan(6.3)
})
