import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Delivery, DeliveryAttempt } from '../../domain/enterprises/delivery.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { rotateSecret } from '../../domain/enterprises/secret-versions.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { minus, plus } from '../../domain/kernel/instant.ts'
import { openWorld, type World } from '../world.ts'
import { notifyOf } from './notify-of.ts'
import { openJobOrder, openPlant, type Plant } from './plant.ts'

let world: World
let plant: Plant
let events = 0
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())
beforeEach(async () => {
  plant = await openPlant(world)
})
afterEach(() => plant.close())

const province = () => world.token({ role: 'province' })
const path = (rest = '') => `/v1/enterprises/${plant.id}${rest}`
async function get<Body>(rest = ''): Promise<Body> {
  const { status, body } = await world.call('GET', path(rest), { token: await province() })
  expect(status).toBe(200)
  return body as Body
}
const post = async (rest: string, body: object = {}) =>
  world.call('POST', path(rest), { token: await province(), body })
const enterprise = () => get<Enterprise>()
const deliveries = async (query = '') => (await get<{ items: Delivery[] }>(`/deliveries${query}`)).items
const attempts = async (id: string) => (await get<{ attempts: DeliveryAttempt[] }>(`/deliveries/${id}`)).attempts

/** Tells the plant of an arrival; the number of people tells events apart. */
async function tell(expected: number): Promise<string> {
  events += 1
  const id = derivedId('EventId', 'arrival', events)
  const data = {
    tripId: derivedId('TripId', events),
    jobOrderId: derivedId('JobOrderId', events),
    expected,
    arrivesAt: plus(world.clock.now(), { days: 9 }),
  }
  await notifyOf(world, plant.id, {
    event: { type: 'arrival.expected', timestamp: world.clock.now(), data },
    eventId: id,
  })
  return id
}
const heard = () => plant.heard.map(({ data }) => ('expected' in data ? data.expected : null))

test('an event that is taken at once is on record with its one attempt, and without what it said', async () => {
  const id = await tell(1)
  expect(heard()).toEqual([1])
  const [delivery, ...others] = await deliveries()
  expect(others).toEqual([])
  expect(delivery).toMatchObject({ id, type: 'arrival.expected', state: 'delivered', attempts: 1 })
  expect(delivery?.last).toMatchObject({ at: world.clock.now(), status: 204, failure: null, answer: '' })
  expect(await attempts(id)).toEqual([delivery?.last])
  expect(JSON.stringify(await get(`/deliveries/${id}`))).not.toContain('arrivesAt')
  expect(await enterprise()).not.toHaveProperty('reachability')
})

test('the same event again is sent no second time', async () => {
  const id = await tell(1)
  events -= 1
  expect(await tell(1)).toBe(id)
  expect(plant.tries).toEqual([id])
})

describe('a server that is down', () => {
  test('gets what it missed in order, and is seen to be unreachable until then', async () => {
    plant.down = true
    const since = world.clock.now()
    for (const people of [1, 2, 3]) await tell(people)
    await world.advance({ hours: 5 })
    await tell(4)
    expect(await enterprise()).toMatchObject({
      reachability: { state: 'unreachable', unreachableSince: since, lastFailure: 'answered 503' },
    })
    // Only the first in line is tried: the others wait behind it.
    expect(new Set(plant.tries).size).toBe(1)
    plant.down = false
    await world.advance({ minutes: 31 })
    expect(heard()).toEqual([1, 2, 3, 4])
    expect(await enterprise()).not.toHaveProperty('reachability')
    await tell(5)
    expect(heard()).toEqual([1, 2, 3, 4, 5])
  })

  test('is tried more and more slowly, never by all at one moment, each try on record', async () => {
    plant.down = true
    const id = await tell(1)
    await world.advance({ hours: 20 })
    plant.down = false
    await world.advance({ hours: 1 })
    const made = await attempts(id)
    expect(made.map(({ status }) => status)).toEqual([...Array(made.length - 1).fill(503), 204])
    const pauses = made.slice(1).map(({ at }, index) => (Date.parse(at) - Date.parse(made[index]!.at)) / 1000)
    const most = [5, 5, 30, 120, 300, 600, 1200]
    pauses.forEach((pause, index) => {
      const longest = most[index] ?? 1800
      expect(pause).toBeLessThanOrEqual(longest)
      expect(pause).toBeGreaterThanOrEqual(longest / 2)
    })
    expect(new Set(pauses.slice(8)).size).toBeGreaterThan(5)
    expect(await deliveries()).toMatchObject([{ id, state: 'delivered', attempts: made.length }])
  })

  test('is paused after a day, its specialist finds it, and it gets all when it is back', async () => {
    await world.call('PATCH', path(), {
      token: await province(),
      body: { specialist: { name: '李娜', subject: 'li.na' } },
    })
    plant.down = true
    await tell(1)
    await world.advance({ hours: 23 })
    expect((await enterprise()).reachability?.state).toBe('unreachable')
    await world.advance({ hours: 2 })
    expect((await enterprise()).reachability?.state).toBe('paused')
    const list = async (query: string) => world.call('GET', `/v1/enterprises?${query}`, { token: await province() })
    expect(await list('reachability=paused&specialist=li.na')).toMatchObject({ body: { items: [{ id: plant.id }] } })
    expect(await list('reachability=paused&specialist=wang')).toMatchObject({ body: { items: [] } })
    const before = plant.tries.length
    await world.advance({ hours: 10 })
    expect(plant.tries.length - before).toBeLessThanOrEqual(20)
    plant.down = false
    await world.advance({ hours: 1 })
    expect(heard()).toEqual([1])
    expect(await enterprise()).not.toHaveProperty('reachability')
  })

  test('misses what was tried for three days, until somebody replays it', async () => {
    plant.down = true
    const id = await tell(1)
    await world.advance({ days: 3, hours: 2 })
    expect(await deliveries()).toMatchObject([{ id, state: 'given-up' }])
    expect(await deliveries('?state=waiting')).toEqual([])
    const tries = plant.tries.length
    await world.advance({ days: 2 })
    expect(plant.tries).toHaveLength(tries)
    plant.down = false
    expect(await post(`/deliveries/${id}/replay`)).toMatchObject({ status: 202, body: { id, state: 'waiting' } })
    await world.advance({ seconds: 1 })
    expect(heard()).toEqual([1])
    expect(plant.tries.at(-1)).toBe(id)
  })

  test('that broke off in the middle of the line hears nothing out of order', async () => {
    plant.down = true
    for (const people of [1, 2, 3]) await tell(people)
    plant.answer = ({ data }) => ('expected' in data && data.expected === 2 && plant.tries.length < 9 ? 500 : null)
    plant.down = false
    await world.advance({ hours: 2 })
    expect(heard()).toEqual([1, 2, 3])
  })
})

test('a batch shows whose server takes no question, and since when', async () => {
  const jobOrder = await openJobOrder(world, plant)
  const batchId = derivedId('BatchId', 'down')
  const now = world.clock.now()
  await world.deps.batches.begin({
    batchId,
    campaign: '春风行动',
    counties: ['530621'],
    jobOrders: [jobOrder.id],
    travelWindow: { from: jobOrder.startDate, to: jobOrder.startDate },
    answerHours: 24,
    budget: null,
    createdAt: now,
    createdBy: 'province',
    progress: { step: 'confirming headcount', waitsFor: null, since: now, until: null },
    counts: { candidates: 0, chunks: 0 },
    state: 'running',
  })
  plant.down = true
  await world.deps.workflows.start('enterprises/confirm-headcount', `${batchId}-${jobOrder.id}`, {
    batchId,
    jobOrderId: jobOrder.id,
  })
  await world.advance({ hours: 1 })
  const list = await world.call('GET', `/v1/transfer-batches/${batchId}/headcounts`, { token: await province() })
  expect(list).toMatchObject({
    status: 200,
    body: {
      items: [
        {
          enterpriseId: plant.id,
          request: { jobOrderId: jobOrder.id, state: 'open', asked: 60 },
          reachability: { state: 'unreachable', unreachableSince: now },
        },
      ],
      next: null,
    },
  })
})

test('an event that is refused for what it says holds nobody up', async () => {
  plant.answer = ({ data }) => ('expected' in data && data.expected === 13 ? 422 : null)
  const refused = await tell(13)
  await tell(14)
  expect(heard()).toEqual([14])
  await world.advance({ hours: 3 })
  expect(heard()).toEqual([14])
  plant.answer = () => null
  await world.advance({ hours: 1 })
  expect(heard()).toEqual([14, 13])
  expect((await attempts(refused)).at(-1)).toMatchObject({ status: 204 })
  expect(await enterprise()).not.toHaveProperty('reachability')
})

test('410 disables the address; another one that takes a signed test event gets what waits', async () => {
  plant.answer = () => 410
  await tell(1)
  await tell(2)
  await world.advance({ days: 1 })
  expect(plant.tries).toHaveLength(1)
  expect((await enterprise()).reachability?.state).toBe('disabled')
  const [{ id } = { id: '' }] = await deliveries()
  expect(await post(`/deliveries/${id}/replay`)).toMatchObject({
    status: 409,
    body: { type: '/problems/invalid-state' },
  })

  const change = async (webhookUrl: string) =>
    world.call('PATCH', path(), { token: await province(), body: { webhookUrl } })
  expect(await change(plant.webhookUrl)).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/webhookUrl' }] } })
  plant.answer = () => null
  expect(await change(plant.webhookUrl)).toMatchObject({ status: 200 })
  await world.advance({ seconds: 1 })
  expect(plant.heard.map(({ type }) => type)).toEqual(['test', 'arrival.expected', 'arrival.expected'])
  expect(heard().slice(1)).toEqual([1, 2])
  expect(await enterprise()).not.toHaveProperty('reachability')
})

test('an address takes the place of another only once it has taken a signed event', async () => {
  const other = await openPlant(world)
  other.secret = plant.secret
  const change = async (webhookUrl: string) =>
    world.call('PATCH', path(), { token: await province(), body: { webhookUrl } })
  other.down = true
  expect(await change(other.webhookUrl)).toMatchObject({ status: 422 })
  for (const inner of ['https://10.0.0.8/hook', 'https://169.254.169.254/', 'http://hr.example.cn/', 'https://hr/'])
    expect(await change(inner)).toMatchObject({ status: 422 })
  expect(await enterprise()).toMatchObject({ webhookUrl: plant.webhookUrl })
  other.down = false
  expect(await change(other.webhookUrl)).toMatchObject({ status: 200, body: { webhookUrl: other.webhookUrl } })
  await tell(1)
  expect(other.heard.map(({ type }) => type)).toEqual(['test', 'arrival.expected'])
  expect(plant.heard).toEqual([])
  expect(await world.call('PATCH', path(), { token: await province(), body: {} })).toMatchObject({ status: 422 })
  await other.close()
})

test('what came about since a moment is sent again in order, under the ids of before', async () => {
  await tell(1)
  await world.advance({ hours: 1 })
  const since = world.clock.now()
  const ids = [await tell(2), await tell(3), await tell(4)]
  plant.tries.splice(0)
  expect(await post('/deliveries/replay', { since, dryRun: true })).toMatchObject({ body: { found: 3, replayed: 0 } })
  await world.advance({ seconds: 1 })
  expect(plant.tries).toEqual([])
  expect(await post('/deliveries/replay', { since })).toMatchObject({ status: 202, body: { found: 3, replayed: 3 } })
  await world.advance({ seconds: 1 })
  expect(plant.tries).toEqual(ids)
  expect(await deliveries(`?since=${since}`)).toHaveLength(3)
  expect(await post('/deliveries/replay', { since: 'yesterday' })).toMatchObject({ status: 422 })
  expect(await post('/deliveries/replay', { since: minus(since, { hours: 2 }), state: 'given-up' })).toMatchObject({
    body: { replayed: 0 },
  })
})

test('the list is paged, and tells nobody of another enterprise', async () => {
  const ids: string[] = []
  for (const people of [1, 2, 3]) ids.unshift(await tell(people))
  const first = await get<{ items: Delivery[]; next: string }>('/deliveries?limit=2')
  const second = await get<{ items: Delivery[]; next: string }>(
    `/deliveries?limit=2&cursor=${encodeURIComponent(first.next)}`,
  )
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
  const stranger = await openPlant(world)
  const elsewhere = `/v1/enterprises/${stranger.id}/deliveries`
  expect(await world.call('GET', `${elsewhere}/${ids[0]}`, { token: await province() })).toMatchObject({ status: 404 })
  expect(await world.call('POST', `${elsewhere}/${ids[0]}/replay`, { token: await province() })).toMatchObject({
    status: 404,
  })
  const station = await world.token({ role: 'station', cities: ['441900'] })
  expect(await world.call('GET', path('/deliveries'), { token: station })).toMatchObject({ status: 403 })
  await stranger.close()
})

describe('secrets', () => {
  const rotate = async () => (await post('/webhook-secret/rotate')).body as { webhookSecret: string }
  async function counts(secret: string): Promise<boolean> {
    plant.secret = secret
    const { status } = await plant.send('agreement.declined', {
      agreementId: derivedId('AgreementId', 'none'),
      why: '无',
    })
    return status !== 401
  }

  test('eight rotations at one moment are all answered; the newest secret counts, and one before it', async () => {
    const first = plant.secret
    const answers = await Promise.all(Array.from({ length: 8 }, () => post('/webhook-secret/rotate')))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    const told = answers.map(({ body }) => body as { enterprise: Enterprise; webhookSecret: string })
    const newest = told.toSorted(
      (one, other) => other.enterprise.secretVersions.current - one.enterprise.secretVersions.current,
    )[0]
    expect(await counts(newest!.webhookSecret)).toBe(true)
    const secrets = [...new Set([first, ...told.map(({ webhookSecret }) => webhookSecret)])]
    const counting = await secrets.reduce(
      async (sum, secret) => (await sum) + Number(await counts(secret)),
      Promise.resolve(0),
    )
    expect(counting).toBe(2)
    await rotate()
    expect(await counts(first)).toBe(false)
    expect((await enterprise()).secretVersions.retiring).toHaveLength(1)
  })

  test('who rotates what another rotated meanwhile is told that secret, and begins none', async () => {
    const { secretVersions: seen } = await enterprise()
    const rotated = () =>
      world.deps.enterprises.changeSecrets(plant.id, seen, (versions) => rotateSecret(versions, world.clock.now()))
    const both = [await rotated(), await rotated()]
    expect(both.map((one) => one?.secretVersions.current)).toEqual([2, 2])
  })

  test('one that leaked ends at once, in both directions', async () => {
    const first = plant.secret
    const { webhookSecret: second } = await rotate()
    expect(await counts(first)).toBe(true)
    expect(await post('/webhook-secret/revoke', { version: 1 })).toMatchObject({ body: { webhookSecret: second } })
    expect(await counts(first)).toBe(false)
    expect(await post('/webhook-secret/revoke', { version: 1 })).toMatchObject({ status: 409 })
    const { body } = await post('/webhook-secret/revoke')
    const { webhookSecret: third } = body as { webhookSecret: string }
    expect(await counts(second)).toBe(false)
    expect(await counts(third)).toBe(true)
    await tell(1)
    expect(heard()).toEqual([1])
  })
})
