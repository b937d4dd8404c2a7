import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DeliveryAttempt } from '../../domain/enterprises/delivery.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { openWorld, type World } from '../world.ts'
import { notifyOf } from './notify-of.ts'
import { openPlant, type Plant } from './plant.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())
beforeEach(async () => {
  plant = await openPlant(world)
})
afterEach(() => plant.close())

const province = () => world.token({ role: 'province' })
const testIt = async (token?: string, id: string = plant.id) =>
  world.call('POST', `/v1/enterprises/${id}/test-events`, { token: token ?? (await province()) })
const enterprise = async () =>
  (await world.call('GET', `/v1/enterprises/${plant.id}`, { token: await province() })).body

test('a firm that connects its system gets a signed test event at once, and its specialist sees what it answered', async () => {
  const { status, body } = await testIt()
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { isTaken: true, attempt: { at: world.clock.now(), status: 204, failure: null, answer: '' } },
  })
  expect(plant.heard).toEqual([{ type: 'test', timestamp: world.clock.now(), data: { enterpriseId: plant.id } }])
  const { deliveryId, attempt } = body as { deliveryId: string; attempt: DeliveryAttempt }
  expect(plant.tries).toEqual([deliveryId])
  const path = `/v1/enterprises/${plant.id}/deliveries/${deliveryId}`
  const kept = await world.call('GET', path, { token: await province() })
  expect(kept.body).toMatchObject({ delivery: { type: 'test', state: 'delivered' }, attempts: [attempt] })
})

test('what fails is shown as it came, is not tried again, and says nothing of how the address stands', async () => {
  plant.down = true
  expect(await testIt()).toMatchObject({
    status: 200,
    body: { isTaken: false, attempt: { status: 503, failure: null } },
  })
  plant.down = false
  await world.advance({ hours: 1 })
  expect(plant.tries).toHaveLength(1)
  expect(await enterprise()).not.toHaveProperty('reachability')
})

test('a server that nobody answers at is told apart from one that refuses', async () => {
  await plant.close()
  const { body } = await testIt()
  expect(body).toMatchObject({ isTaken: false, attempt: { status: null, answer: '' } })
  expect((body as { attempt: DeliveryAttempt }).attempt.failure).toMatch(/ECONNREFUSED/)
})

test('the same Idempotency-Key sends one event and tells the first answer', async () => {
  const send = async () =>
    world.call('POST', `/v1/enterprises/${plant.id}/test-events`, { token: await province(), key: 'try-1' })
  const first = await send()
  expect(await send()).toEqual(first)
  expect(plant.tries).toHaveLength(1)
})

test('a firm without a server is told so, as is one whose address said that it is gone', async () => {
  plant.answer = () => 410
  const id = `/v1/enterprises/${plant.id}`
  const token = await province()
  const data = { agreementId: 'agr_000000000000' as never, answerUntil: plus(world.clock.now(), { days: 1 }) }
  await notifyOf(world, plant.id, {
    event: { type: 'agreement.reminded', timestamp: world.clock.now(), data },
    eventId: 'evt_000000000001' as never,
  })
  expect(await testIt()).toMatchObject({ status: 409, body: { detail: expect.stringContaining('410 (gone)') } })
  await world.call('PATCH', id, { token, body: { webhookUrl: null } })
  expect(await testIt()).toMatchObject({
    status: 409,
    body: { type: '/problems/invalid-state', detail: expect.stringContaining('has no server') },
  })
  expect(plant.heard).toEqual([])
})

test('only the province and the specialist of the firm may', async () => {
  const specialist = { role: 'county', counties: ['530621'], subject: 'li.na' } as const
  expect(await testIt(await world.token(specialist))).toMatchObject({ status: 403 })
  const body = { specialist: { name: '李娜', subject: 'li.na' } }
  await world.call('PATCH', `/v1/enterprises/${plant.id}`, { token: await province(), body })
  expect(await testIt(await world.token(specialist))).toMatchObject({ status: 200, body: { isTaken: true } })
  expect(await testIt(undefined, 'ent_000000000000')).toMatchObject({ status: 404 })
})

test('a test event of the firm is answered 200, told of a wrong signature, clock or form, and nothing comes of it', async () => {
  const before = await enterprise()
  expect(await plant.send('test', {}, 'hello')).toEqual({ status: 200, body: {} })
  expect(await plant.send('test', { any: 'thing' }, 'hello')).toMatchObject({ status: 409 })
  const path = `/webhooks/enterprises/${plant.id}`
  const { secret } = plant
  const message = { type: 'test', timestamp: plus(world.clock.now(), { minutes: 6 }), data: {} }
  expect(await world.sendSigned(path, { secret, id: 'ahead', body: message })).toMatchObject({ status: 409 })
  expect(await world.sendSigned(path, { secret, id: 'half', body: { type: 'test' } })).toMatchObject({ status: 422 })
  plant.secret = `whsec_${Buffer.alloc(32).toString('base64')}`
  expect(await plant.send('test', {})).toMatchObject({ status: 401 })
  expect(await enterprise()).toEqual(before)
  expect(plant.heard).toEqual([])
})
