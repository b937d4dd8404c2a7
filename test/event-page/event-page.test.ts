import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isCandidate } from '../../domain/surveys/is-candidate.ts'
import { holdFair } from '../campaigns/hold-event.ts'
import { openCampaign } from '../campaigns/open-campaign.ts'
import { open, post } from '../enterprise-page/firm.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { importRows } from '../surveys/import-sheet.ts'
import { idBornOn, row } from '../surveys/written-sheet.ts'
import { listsAndFacts } from '../worklist/lists-and-facts.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
let order: JobOrder
let campaign: Campaign
let fair: RecruitmentEvent
let address: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  order = await openJobOrder(world, plant)
  campaign = await openCampaign(world)
  fair = await holdFair(world, campaign, order)
  address = await addressOf(fair)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

async function addressOf({ eventId }: RecruitmentEvent): Promise<string> {
  const token = await world.token({ role: 'county', counties: ['530621'] })
  const { body } = await world.call('GET', `/v1/events/${eventId}/address`, { token })
  return (body as { address: string }).address
}
const signUps = async () => (await world.deps.signUps.ofEvent(fair.eventId, null, 200)).items

let people = 0
function aPerson(facts: object = {}) {
  people += 1
  const phone = `157${String(people).padStart(8, '0')}`
  return { name: '李小芳', nationalId: idBornOn('1994-09-03', people), phone, consent: 'yes', ...facts }
}

test('the page shows the event and its posts, in both languages and without a script', async () => {
  const page = await open(address)
  expect(page.status).toBe(200)
  for (const text of [fair.name, '文化广场', '鲁甸县', order.post, '身份证号']) expect(page.text).toContain(text)
  expect(page.text).not.toContain('<script')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  const english = await open(address, { 'accept-language': 'en' })
  expect(english.text).toContain('ID number')
  expect(english.text).toContain('I agree that the employment service')
  for (const never of ['性别', '民族', '婚姻', 'name="sex"']) expect(page.text).not.toContain(never)
})

test('a guessed address leads nowhere and tells nothing of the event', async () => {
  for (const wrong of [
    `${address}x`,
    address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    `${world.url}/s/rev_x/y`,
  ]) {
    const page = await open(wrong)
    expect(page.status).toBe(404)
    expect(page.text).not.toContain(fair.name)
  }
})

test('who signs up on a phone is a candidate, and once however often they tap', async () => {
  const person = aPerson({ township: '文屏镇', destinations: '广东' })
  const before = (await signUps()).length
  const first = await post(address, 'sign-up', person)
  expect(first.text).toContain('报名已收到')
  const second = await post(address, 'sign-up', person)
  expect(second.text).toContain('报名已收到')
  const now = await signUps()
  expect(now).toHaveLength(before + 1)
  const worker = await world.deps.workers.get(now.at(-1)!.workerId)
  expect(now.at(-1)).toMatchObject({ state: 'registered', through: 'page', by: null })
  expect(worker && isCandidate(worker)).toBe(true)
  expect(worker).toMatchObject({ countyCode: '530621', destinations: ['广东省'], consent: { eventId: fair.eventId } })
})

test('without consent, or with a field that is wrong, nothing is taken, and what was typed stands there again', async () => {
  const before = await signUps()
  const fifteen = plusDays(dateInShanghai(world.clock.now()), -15 * 365)
  for (const [facts, said] of [
    [{ consent: '' }, '没有同意不能报名'],
    [{ nationalId: '530621199501010000' }, '最后一位校验码'],
    [{ nationalId: idBornOn(fifteen) }, '未满16周岁'],
    [{ phone: '12345' }, '手机号须为11位'],
    [{ name: '' }, '请填写：姓名'],
    [{ countyCode: '530628' }, '县'],
    [{ earliestDeparture: '过完年再看' }, '无法识别'],
  ] as const) {
    const page = await post(address, 'sign-up', aPerson({ village: '大坪"村', ...facts }))
    expect([page.status, page.text.includes(said)]).toEqual([422, true])
    expect(page.text).toContain('大坪&quot;村')
  }
  expect(await signUps()).toEqual(before)
})

test('a stranger who knows an ID neither writes over its owner nor learns that they are registered', async () => {
  const { consent: _, ...owner } = aPerson()
  const surveyDate = plusDays(dateInShanghai(world.clock.now()), -20)
  await importRows(world, row({ ...owner, countyCode: '530621', surveyDate }))
  const unknown = await post(address, 'sign-up', aPerson())
  const stranger = await post(address, 'sign-up', { ...aPerson(), nationalId: owner.nationalId })
  expect(stranger.text).toBe(unknown.text)
  const toCheck = (await signUps()).filter(({ state }) => state === 'to-check')
  expect(toCheck).toMatchObject([{ doubt: 'other-phone', through: 'page' }])
  expect(await world.deps.workers.get(toCheck[0]!.workerId)).toMatchObject({
    surveyDate,
    phoneHash: await world.deps.vault.lookupHash('phone', owner.phone),
  })
  const waits = async () => {
    const token = await world.token({ role: 'county', counties: ['530621'] })
    const { body } = await world.call('GET', '/v1/worklist?kind=sign-up-to-check', { token })
    return (body as { items: { subject: object; until: string; note: { zh: string } }[] }).items
  }
  expect(await waits()).toMatchObject([
    { subject: { eventId: fair.eventId, workerId: toCheck[0]!.workerId }, note: { zh: fair.name } },
  ])
  // Of the owner's own phone it is taken, and what the sheet knew beside it stays.
  await post(address, 'sign-up', { ...owner, consent: 'yes' })
  expect((await signUps()).filter(({ state }) => state === 'to-check')).toEqual([])
  expect(await world.deps.workers.get(toCheck[0]!.workerId)).toMatchObject({ skills: ['焊工', '电工'] })
  expect(await waits()).toEqual([])
})

test('nobody came with that ID card: it is set aside, and stays so however often the stranger tries', async () => {
  const { consent: _, ...owner } = aPerson()
  await importRows(world, row({ ...owner, countyCode: '530621', surveyDate: dateInShanghai(world.clock.now()) }))
  const stranger = { ...aPerson(), nationalId: owner.nationalId }
  await post(address, 'sign-up', stranger)
  const [toCheck] = (await signUps()).filter(({ state }) => state === 'to-check')
  const token = await world.token({ role: 'county', subject: 'li@ludian', counties: ['530621'] })
  const path = `/v1/events/${fair.eventId}/sign-ups`
  const aside = () => world.call('POST', `${path}/${toCheck!.workerId}/set-aside`, { token, body: {} })
  const set = await aside()
  expect(set).toMatchObject({ status: 200, body: { state: 'set-aside', setAside: { by: 'li@ludian' } } })
  await world.advance({ minutes: 1 })
  expect((await aside()).body).toEqual(set.body)
  await post(address, 'sign-up', stranger)
  expect((await signUps()).filter(({ state }) => state === 'to-check')).toEqual([])
  const list = await world.call('GET', '/v1/worklist?kind=sign-up-to-check', { token })
  expect((list.body as { items: unknown[] }).items).toEqual([])
  // With the card at the desk they are taken all the same.
  const body = {
    name: owner.name,
    nationalId: owner.nationalId,
    phone: stranger.phone,
    consent: true,
    isSamePerson: true,
  }
  expect(await world.call('POST', path, { token, body })).toMatchObject({ status: 201, body: { state: 'registered' } })
  expect((await aside()).body).toMatchObject({ state: 'registered' })
  const figures = await world.call('GET', `/v1/events/${fair.eventId}/figures`, { token })
  expect(figures.body).toMatchObject({ signedUp: { toCheck: 0 }, complete: true })
  expect(await listsAndFacts(world.deps)).toSatisfy(({ listed, due }) => listed.join() === due.join())
})

test('a script that tries IDs is slowed down', async () => {
  await world.advance({ minutes: 2 })
  const tries = await Promise.all(Array.from({ length: 122 }, () => post(address, 'sign-up', { name: '某' })))
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(2)
  await world.advance({ minutes: 1 })
  expect((await post(address, 'sign-up', { name: '某' })).status).toBe(422)
})

test('posts of a paused firm are not shown, and after its end the event takes nobody', async () => {
  const { enterprises } = world.deps
  await enterprises.pause(plant.id, {
    since: world.clock.now(),
    why: 'A worker says so.',
    caseId: 'cas_2n6b0v4c8x1z' as never,
  })
  expect((await open(address)).text).not.toContain(order.post)
  await enterprises.resume(plant.id, 'cas_2n6b0v4c8x1z' as never)
  expect((await open(address)).text).toContain(order.post)
  await world.advance({ hours: 31 })
  const before = await signUps()
  expect((await post(address, 'sign-up', aPerson())).text).toContain('活动已结束')
  expect((await open(address)).text).not.toContain('<form')
  expect(await signUps()).toEqual(before)
})
