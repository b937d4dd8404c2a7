import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { openWorld, type World } from '../world.ts'
import { notifyOf } from './notify-of.ts'
import { openPlant } from './plant.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
  token = await world.token({ role: 'province' })
})
afterAll(() => world.close())

const contact = { name: '陈秀英', phone: '139 0000 1234' }
const firm = { name: '昭阳区秀英食品厂', socialCreditCode: '91530100MA62000090', contact }
const register = (body: object) => world.call('POST', '/v1/enterprises', { token, key: 'firm', body })

test('is registered with whom to write to, whose details stay sealed', async () => {
  const first = await register(firm)
  expect(first).toMatchObject({
    status: 201,
    body: { enterprise: { contact: { name: '陈**', phone: '139****1234' } } },
  })
  expect(first.body).not.toHaveProperty('webhookSecret')
  expect(await register(firm)).toEqual(first)
  const { client, table } = world.deps.database
  const kept = JSON.stringify((await client.send(new ScanCommand({ TableName: table }))).Items)
  expect(kept).not.toMatch(/陈秀英|13900001234/)
})

test('is sent no events, and none are kept for later', async () => {
  const { id } = ((await register(firm)).body as { enterprise: Enterprise }).enterprise
  const today = dateInShanghai(world.clock.now())
  const days = { firstDay: today, lastDay: plusDays(today, 30) }
  await world.call('POST', `/v1/enterprises/${id}/agreements`, { token, body: days })
  await world.advance({ hours: 1 })
  const deliveries = await world.call('GET', `/v1/enterprises/${id}/deliveries`, { token })
  expect(deliveries.body).toEqual({ items: [], next: null })
  const replay = { token, body: { since: '2026-01-01T00:00:00Z' } }
  expect(await world.call('POST', `/v1/enterprises/${id}/deliveries/replay`, replay)).toMatchObject({ status: 409 })
})

test('a number that takes no messages is refused at its field', async () => {
  const body = { ...firm, socialCreditCode: '91110000101623741K', contact: { name: '陈秀英', phone: '0870-2123456' } }
  const refused = await world.call('POST', '/v1/enterprises', { token, body })
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/contact/phone' }] } })
})

test('a server may come later, and be given up again with what was known of its address', async () => {
  const plant = await openPlant(world)
  const path = `/v1/enterprises/${plant.id}`
  const change = (body: object) => world.call('PATCH', path, { token, body })
  plant.down = true
  await notifyOf(world, plant.id, {
    event: { type: 'test', timestamp: world.clock.now(), data: { enterpriseId: plant.id } },
    eventId: derivedId('EventId', 'lost'),
  })
  expect((await world.call('GET', path, { token })).body).toHaveProperty('reachability')
  const without = (await change({ webhookUrl: null, contact })).body
  expect(without).not.toHaveProperty('webhookUrl')
  expect(without).not.toHaveProperty('reachability')
  expect(without).toMatchObject({ contact: { phone: '139****1234' } })
  plant.down = false
  expect(await change({ webhookUrl: plant.webhookUrl })).toMatchObject({
    status: 200,
    body: { webhookUrl: plant.webhookUrl, contact: { name: '陈**' } },
  })
  await plant.close()
})
