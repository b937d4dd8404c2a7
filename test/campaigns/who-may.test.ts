import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { SignUp } from '../../domain/campaigns/sign-up.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { dateInShanghai, type Instant, plus } from '../../domain/kernel/instant.ts'
import { handler as tellSignedUp } from '../../functions/campaigns/tell-signed-up.ts'
import { open } from '../enterprise-page/firm.ts'
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

const county = (code: string) => world.token({ role: 'county', subject: `li@${code}`, counties: [code] })
const call = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, code = '530621') =>
  world.call(method, path, { token: await county(code), ...(body && { body }) })

let people = 0
function aPerson(facts: object = {}) {
  people += 1
  const phone = `154${String(people).padStart(8, '0')}`
  return { name: '何文秀', nationalId: idBornOn('1992-06-18', people), phone, consent: true, ...facts }
}
const signUp = ({ eventId }: RecruitmentEvent, body: object) => call('POST', `/v1/events/${eventId}/sign-ups`, body)

describe('an event of one county of a campaign', () => {
  test('is read by the other, which neither changes it, signs up at its desk, nor learns who did', async () => {
    const fair = await holdFair(world, campaign, order)
    const path = `/v1/events/${fair.eventId}`
    const { workerId } = (await signUp(fair, aPerson())).body as SignUp
    expect((await call('GET', path, undefined, '530627')).status).toBe(200)
    const refused = [
      await call('PATCH', path, { place: '体育馆' }, '530627'),
      await call('POST', `${path}/cancellation`, { reason: '大雨' }, '530627'),
      await call('POST', `${path}/attendance`, { people: 3 }, '530627'),
      await call('POST', `${path}/sign-ups`, aPerson(), '530627'),
      await call('GET', `${path}/sign-ups`, undefined, '530627'),
      await call('POST', `${path}/sign-ups/${workerId}/set-aside`, {}, '530627'),
    ].map(({ status }) => status)
    expect(refused).toEqual([403, 403, 403, 403, 403, 403])
    expect(await world.deps.recruitmentEvents.get(fair.eventId)).toEqual(fair)
  })

  test('does not register somebody who is registered in a county that its desk does not look after', async () => {
    const fair = await holdFair(world, campaign, order)
    const person = aPerson()
    const { name, nationalId, phone } = person
    await importRows(world, row({ name, nationalId, phone, countyCode: '530627' }))
    const taken = await signUp(fair, { ...person, isSamePerson: true })
    expect(taken).toMatchObject({ status: 409, body: { errors: [{ pointer: '#/nationalId' }] } })
  })
})

describe('a fair that is moved', () => {
  const moved = async (fair: RecruitmentEvent, hours: number) =>
    (
      await call('PATCH', `/v1/events/${fair.eventId}`, {
        from: plus(fair.from, { hours }),
        until: plus(fair.until, { hours }),
      })
    ).body as RecruitmentEvent
  const textsTo = ({ phone }: { phone: string }) => world.partners.texts.filter((one) => one.phone === phone).length

  test('is told to nobody who signed up since, whenever the telling comes, nor by an older telling', async () => {
    const fair = await holdFair(world, campaign, order)
    const early = aPerson()
    await signUp(fair, early)
    await world.advance({ minutes: 5 })
    const first = await moved(fair, 24)
    await world.advance({ minutes: 5 })
    const late = aPerson()
    await signUp(fair, late)
    await world.advance({ minutes: 5 })
    const second = await moved(first, 48)
    const { eventId } = fair
    expect(await tellSignedUp({ eventId, at: first.moved?.at, cursor: null }, {} as never)).toMatchObject({ told: 0 })
    await world.advance({ hours: 14 })
    // Both had signed up before the second move.
    expect([early, late].map(textsTo)).toEqual([2, 1])
    const last = aPerson()
    await signUp(fair, last)
    await tellSignedUp({ eventId, at: second.moved?.at, cursor: null }, {} as never)
    await world.advance({ hours: 14 })
    expect(textsTo(last)).toBe(0)
  })
})

describe('a fair that is moved twice', () => {
  const dayOf = (at: Instant) => {
    const [, month, day] = dateInShanghai(at).split('-').map(Number)
    return `${month}月${day}日`
  }
  const to = async (fair: RecruitmentEvent, hours: number) => {
    const times = { from: plus(fair.from, { hours }), until: plus(fair.until, { hours }) }
    return (await call('PATCH', `/v1/events/${fair.eventId}`, times)).body as RecruitmentEvent
  }
  const textsTo = ({ phone }: { phone: string }) =>
    world.partners.texts.flatMap((one) => (one.phone === phone ? [one.text] : []))

  test('tells the time for which somebody signed up, not the one between, and its page tells them all', async () => {
    const fair = await holdFair(world, campaign, order)
    const early = aPerson()
    await signUp(fair, early)
    await world.advance({ minutes: 5 })
    const between = await to(fair, 24)
    await world.advance({ minutes: 5 })
    const late = aPerson()
    await signUp(between, late)
    await world.advance({ minutes: 5 })
    const now = await to(between, 24)
    await world.advance({ hours: 14 })
    // Whether the text of the first move ever came to them nobody knows.
    const text = textsTo(early).at(-1)
    expect(text).toContain(`原定${dayOf(fair.from)}`)
    expect(text).toContain(`现在是${dayOf(now.from)}`)
    expect(text).not.toContain(dayOf(between.from))
    expect(textsTo(late)).toEqual([expect.stringContaining(`原定${dayOf(between.from)}`)])
    const { address } = (await call('GET', `/v1/events/${fair.eventId}/address`)).body as { address: string }
    const page = await (await fetch(address, { headers: { 'accept-language': 'zh' } })).text()
    const [first = '', then = ''] = (/原来是.*?。/.exec(page)?.[0] ?? '').split('；后来改为')
    expect(first).toContain(dayOf(fair.from))
    expect(then).toContain(dayOf(between.from))

    // Of a fair that comes back to its first time nobody is told that it was then, and is.
    await to(now, -48)
    await world.advance({ hours: 14 })
    expect(textsTo(early).at(-1)).toContain(`原定${dayOf(now.from)}`)
    expect(textsTo(early).at(-1)).toContain(`现在是${dayOf(fair.from)}`)
  })
})

describe('of two who write at one moment', () => {
  test('a new event does not slip past a change of its campaign, nor a change past a new event', async () => {
    const own = await openCampaign(world, { name: '同时' })
    const fair = await holdFair(world, own, order)
    const { campaigns, recruitmentEvents } = world.deps
    const seen = (await campaigns.seen(own.campaignId))!
    const before = (await recruitmentEvents.seen(fair.eventId))!
    expect(await campaigns.change(seen, { ...own, until: own.from })).toBe('written')
    const late = { ...fair, eventId: 'evt_late' as never }
    expect(await recruitmentEvents.keep(late, seen)).toBeNull()
    expect(await recruitmentEvents.change(before, { ...fair, name: '改名' }, seen)).toBe(false)

    const now = (await campaigns.seen(own.campaignId))!
    expect(await recruitmentEvents.keep(late, now)).toEqual(late)
    expect(await campaigns.change(now, { ...own, name: '改过' })).toBe('moved-on')
  })

  test('one changes an event, and the other is told to look again', async () => {
    const fair = await holdFair(world, campaign, order)
    const { campaigns, recruitmentEvents } = world.deps
    const before = (await recruitmentEvents.seen(fair.eventId))!
    const within = (await campaigns.seen(fair.campaignId))!
    expect(await recruitmentEvents.change(before, { ...fair, name: '一' }, within)).toBe(true)
    expect(await recruitmentEvents.change(before, { ...fair, name: '二' }, within)).toBe(false)
    const again = (await recruitmentEvents.seen(fair.eventId))!
    expect(again.event.name).toBe('一')
    expect(await recruitmentEvents.change(again, { ...fair, name: '三' }, within)).toBe(true)
    expect(await recruitmentEvents.change(again, { ...fair, name: '四' }, within)).toBe(false)
  })
})

test('a post that has begun is shown on no page', async () => {
  const soon = await openJobOrder(world, plant)
  const until = plus(world.clock.now(), { days: 30 })
  const caravan = await holdFair(world, campaign, soon, { kind: 'caravan', until })
  const { body } = await call('GET', `/v1/events/${caravan.eventId}/address`)
  const { address } = body as { address: string }
  expect((await open(address)).text).toContain(soon.post)
  await world.advance({ days: 25 })
  const page = await open(address)
  expect(page.text).toContain('<form')
  expect(page.text).not.toContain(soon.post)
})
