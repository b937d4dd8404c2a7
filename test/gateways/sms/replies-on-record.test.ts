import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Person, surveyed } from '../../notices/people.ts'
import { openWorld, type World } from '../../world.ts'
import { tencentStandIn } from './tencent-stand-in.ts'
import { withProviders } from './with-providers.ts'

let world: World
let tencent: Awaited<ReturnType<typeof tencentStandIn>>
let person: Person
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())
beforeEach(async () => {
  tencent = await tencentStandIn(world.clock)
  await withProviders(world, tencent)
  person = await surveyed(world)
})
afterEach(() => tencent.stop())

const push = async (body: object) =>
  (await world.call('POST', `/webhooks/sms/tencent/${tencent.keys['pushToken']}/replies`, { body })).status
const consent = async () => (await person.worker()).consent.state

test('退订 that Tencent has on record ends consent, however often it is pushed', async () => {
  const said = tencent.reply(person.phone, '退订')
  expect([await push(said), await push(said)]).toEqual([200, 200])
  expect(await consent()).toBe('withdrawn')
})

test.each<[what: string, change: (said: Record<string, unknown>) => object]>([
  ['that somebody else put there', (said) => ({ ...said, text: '退订' })],
  ['older than the record', (said) => ({ ...said, text: '退订', time: Number(said['time']) - 8 * 86_400 })],
  ['of another day', (said) => ({ ...said, text: '你好', time: Number(said['time']) - 86_400 })],
])('a reply %s is not on record: nothing follows, and it is asked for again', async (_, change) => {
  const said = tencent.reply(person.phone, '你好') as Record<string, unknown>
  expect(await push(change(said))).toBe(429)
  expect(await consent()).toBe('given')
})

test('one that its record shows a moment later is heard when it is pushed again', async () => {
  const early = { ...(tencent.reply('13900000002', '退订') as object), mobile: person.phone }
  expect(await push(early)).toBe(429)
  expect(await consent()).toBe('given')
  tencent.reply(person.phone, '退订')
  expect(await push(early)).toBe(200)
  expect(await consent()).toBe('withdrawn')
})

test('when Tencent cannot say, a withdrawal is not lost', async () => {
  tencent.closeRecord()
  expect(await push(tencent.reply(person.phone, '退订'))).toBe(200)
  expect(await consent()).toBe('withdrawn')
})
