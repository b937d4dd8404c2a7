import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { openWorld, type World } from '../world.ts'
import { openPlant, type Plant } from './plant.ts'
import { assembly } from './sample.ts'

let world: World
let province: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

let plant: Plant
beforeEach(async () => {
  province = await world.token({ role: 'province' })
  plant = await openPlant(world)
})
afterEach(() => plant.close())

const today = () => dateInShanghai(world.clock.now())
const told = () => plant.heard.map(({ type }) => type)

async function offer(days = 30, answerHours = 48): Promise<string> {
  const { status, body } = await world.call('POST', `/v1/enterprises/${plant.id}/agreements`, {
    token: province,
    body: { firstDay: today(), lastDay: plusDays(today(), days), answerHours },
  })
  expect(status).toBe(201)
  return (body as { id: string }).id
}
async function stateOf(agreementId: string): Promise<string | undefined> {
  const path = `/v1/enterprises/${plant.id}/agreements`
  const { body } = await world.call('GET', path, { token: await world.token({ role: 'province' }) })
  const { items } = body as { items: { id: string; state: string }[] }
  return items.find(({ id }) => id === agreementId)?.state
}
const sign = (agreementId: string) => plant.send('agreement.signed', { agreementId, signatory: '陈建国' })

test('an agreement is offered, signed, active, and ends after its last day', async () => {
  const agreementId = await offer()
  await world.advance({ hours: 1 })
  expect(told()).toEqual(['agreement.offered'])
  expect(await stateOf(agreementId)).toBe('offered')

  expect(await sign(agreementId)).toMatchObject({ status: 200 })
  await world.advance({ minutes: 5 })
  expect(await stateOf(agreementId)).toBe('active')
  expect(told()).toEqual(['agreement.offered', 'agreement.activated'])

  await world.advance({ days: 30 })
  expect(await stateOf(agreementId)).toBe('active')
  await world.advance({ days: 1 })
  expect(await stateOf(agreementId)).toBe('expired')
})

test('an enterprise that does not answer is reminded at half time, and the offer lapses', async () => {
  const agreementId = await offer()
  await world.advance({ hours: 23 })
  expect(told()).toEqual(['agreement.offered'])
  await world.advance({ hours: 2 })
  expect(told()).toEqual(['agreement.offered', 'agreement.reminded'])
  await world.advance({ hours: 24 })
  expect(await stateOf(agreementId)).toBe('lapsed')
  expect(await sign(agreementId)).toMatchObject({ status: 409, body: { type: '/problems/invalid-state' } })
})

test('a signature after the reminder counts as well', async () => {
  const agreementId = await offer()
  await world.advance({ hours: 40 })
  await sign(agreementId)
  await world.advance({ hours: 1 })
  expect(await stateOf(agreementId)).toBe('active')
})

test('an enterprise that declines is left in peace', async () => {
  const agreementId = await offer()
  await world.advance({ hours: 1 })
  const decline = () => plant.send('agreement.declined', { agreementId, why: '今年不扩产' })
  expect([await decline(), await decline()]).toMatchObject([{ status: 200 }, { status: 200 }])
  expect(await sign(agreementId)).toMatchObject({ status: 409 })
  await world.advance({ days: 3 })
  expect(await stateOf(agreementId)).toBe('declined')
  expect(told()).toEqual(['agreement.offered'])
})

test('a second signature changes nothing, another person cannot sign again', async () => {
  const agreementId = await offer()
  await world.advance({ hours: 1 })
  await sign(agreementId)
  expect(await sign(agreementId)).toMatchObject({ status: 200 })
  const other = plant.send('agreement.signed', { agreementId, signatory: '李娜' })
  expect(await other).toMatchObject({ status: 409 })
})

test('an enterprise whose system was down is told later and can sign at any time', async () => {
  plant.down = true
  const agreementId = await offer()
  // Delays between tries are drawn by chance: all ten can pass within ten minutes, but not within one.
  await world.advance({ minutes: 1 })
  expect(told()).toEqual([])
  plant.down = false
  await world.advance({ hours: 2 })
  expect(told()).toEqual(['agreement.offered'])
  await sign(agreementId)
  await world.advance({ minutes: 5 })
  expect(await stateOf(agreementId)).toBe('active')
})

test("nobody signs another enterprise's agreement, nor reports under it", async () => {
  const agreementId = await offer()
  const stranger = await openPlant(world)
  const signature = stranger.send('agreement.signed', { agreementId, signatory: '陈建国' })
  expect(await signature).toMatchObject({ status: 404 })
  const report = stranger.send('job-order.reported', { ...assembly, agreementId })
  expect(await report).toMatchObject({ status: 404 })
  await stranger.close()
})

test('job orders are reported under an active agreement only, by the enterprise or by staff for it', async () => {
  const agreementId = await offer()
  await world.advance({ hours: 1 })
  const order = { ...assembly, agreementId, startDate: plusDays(today(), 20) }
  const early = await plant.send('job-order.reported', order)
  expect(early).toMatchObject({ status: 409, body: { type: '/problems/agreement-not-active' } })
  await sign(agreementId)
  await world.advance({ minutes: 5 })

  expect(await plant.send('job-order.reported', order)).toMatchObject({ status: 200, body: { headcount: 60 } })
  const limited = await plant.send('job-order.reported', { ...order, remarks: '限女，35岁以下' })
  expect(limited).toMatchObject({ status: 422, body: { type: '/problems/discriminatory-wording' } })
  const county = await world.token({ role: 'county', counties: ['530621'] })
  const byStaff = { token: county, key: 'by phone', body: { ...order, headcount: 12 } }
  const placed = await world.call('POST', '/v1/job-orders', byStaff)
  expect(placed).toMatchObject({ status: 201, body: { enterpriseId: plant.id, headcount: 12 } })
  expect(await world.call('POST', '/v1/job-orders', byStaff)).toEqual(placed)

  const listed = await world.call('GET', `/v1/job-orders?enterpriseId=${plant.id}`, { token: county })
  const { items } = listed.body as { items: { id: string; headcount: number }[] }
  expect(new Set(items.map(({ headcount }) => headcount))).toEqual(new Set([12, 60]))
  for (const { id } of items)
    expect(await world.call('GET', `/v1/job-orders/${id}`, { token: county })).toMatchObject({
      status: 200,
      body: { id },
    })
})
