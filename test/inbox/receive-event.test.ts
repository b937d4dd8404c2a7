import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dateInShanghai, minus, plusDays } from '../../domain/kernel/instant.ts'
import { signedHeaders } from '../../local/partners/signed.ts'
import { openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'

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

const address = () => `/webhooks/enterprises/${plant.id}`
const refused = (status: number, code: string) => ({ status, body: { type: `/problems/${code}`, status } })

async function offeredAgreement() {
  const token = await world.token({ role: 'province' })
  const today = dateInShanghai(world.clock.now())
  const body = { firstDay: today, lastDay: plusDays(today, 300) }
  const offered = await world.call('POST', `/v1/enterprises/${plant.id}/agreements`, { token, body })
  await world.advance({ minutes: 1 })
  return { agreementId: (offered.body as { id: string }).id, signatory: '陈建国' }
}

test('an event that comes again under its id with another body is refused', async () => {
  const signature = await offeredAgreement()
  expect(await plant.send('agreement.signed', signature, 'evt-1')).toMatchObject({ status: 200 })
  const other = { ...signature, signatory: '李娜' }
  expect(await plant.send('agreement.signed', other, 'evt-1')).toMatchObject(refused(409, 'replayed'))
})

test('an event that was refused may come again under the same id once its cause is mended', async () => {
  const signature = await offeredAgreement()
  const unknown = { ...signature, agreementId: 'agr_000000000000' }
  expect(await plant.send('agreement.signed', unknown, 'evt-2')).toMatchObject(refused(404, 'not-found'))
  expect(await plant.send('agreement.signed', signature, 'evt-2')).toMatchObject({ status: 200 })
})

describe('what was not signed by this enterprise, now, as it stands, is refused', () => {
  const left = { placementId: 'plc_000000000000', leftOn: '2026-03-01' }
  const post = async (headers: Record<string, string>, body: string) => {
    const answer = await fetch(world.url + address(), { method: 'POST', headers, body })
    return { status: answer.status, body: await answer.json() }
  }
  const body = () => JSON.stringify({ type: 'worker.left', timestamp: world.clock.now(), data: left })
  const invalid = refused(401, 'signature-invalid')

  test('another secret', async () => {
    const stranger = await openPlant(world)
    plant.secret = stranger.secret
    expect(await plant.send('worker.left', left)).toMatchObject(invalid)
    await stranger.close()
  })
  test('no signature', async () => {
    expect(await post({ 'content-type': 'application/json' }, body())).toMatchObject(invalid)
  })
  test('another body', async () => {
    const headers = signedHeaders(plant.secret, 'evt-3', body(), world.clock)
    expect(await post(headers, body().replace('2026-03-01', '2026-03-02'))).toMatchObject(invalid)
  })
  test('six minutes ago', async () => {
    const then = minus(world.clock.now(), { minutes: 6 })
    const before = { ...world.clock, epochMilliseconds: () => Date.parse(then) }
    expect(await post(signedHeaders(plant.secret, 'evt-4', body(), before), body())).toMatchObject(invalid)
  })
  test('to an address that is nobody’s', async () => {
    const path = '/webhooks/enterprises/ent_000000000000'
    const message = { secret: plant.secret, id: 'evt-5', body: {} }
    expect(await world.sendSigned(path, message)).toMatchObject(refused(404, 'not-found'))
  })
})

test('a body that is no event is refused with the field that is wrong', async () => {
  const half = { type: 'agreement.signed', timestamp: world.clock.now(), data: { agreementId: 'agr_000000000000' } }
  const message = (body: unknown) => world.sendSigned(address(), { secret: plant.secret, id: 'evt-6', body })
  expect(await message(half)).toMatchObject({
    ...refused(422, 'invalid-request'),
    body: { errors: [{ pointer: '#/data/signatory' }] },
  })
  expect(await message({ ...half, type: 'agreement.praised' })).toMatchObject(refused(422, 'invalid-request'))
})

test('nothing is heard about people who are not with this enterprise', async () => {
  const left = plant.send('worker.left', { placementId: 'plc_000000000000', leftOn: '2026-03-01' })
  expect(await left).toMatchObject(refused(404, 'not-found'))
  const trip = { tripId: 'trp_000000000000', jobOrderId: 'job_000000000000', arrived: 3, absent: [] }
  expect(await plant.send('arrival.confirmed', trip)).toMatchObject(refused(404, 'not-found'))
})

test('after a rotation both secrets count for a day, in both directions', async () => {
  const token = await world.token({ role: 'province' })
  const old = plant.secret
  const rotated = await world.call('POST', `/v1/enterprises/${plant.id}/webhook-secret/rotate`, { token })
  const { webhookSecret } = rotated.body as { webhookSecret: string }
  expect(webhookSecret).not.toBe(old)

  const signature = await offeredAgreement()
  expect(plant.heard.map(({ type }) => type)).toEqual(['agreement.offered'])
  expect(await plant.send('agreement.signed', signature)).toMatchObject({ status: 200 })
  plant.secret = webhookSecret
  expect(await plant.send('agreement.signed', signature)).toMatchObject({ status: 200 })
  await world.advance({ hours: 25 })
  expect(await plant.send('agreement.signed', signature)).toMatchObject({ status: 200 })
  plant.secret = old
  expect(await plant.send('agreement.signed', signature)).toMatchObject(refused(401, 'signature-invalid'))
})
