import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId, type EnterpriseId, type MessageId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { textContact } from '../../functions/enterprises/text-contact.ts'
import type { SmsCall, SmsFate, SmsProvider } from '../../functions/gateways/sms/port.ts'
import { openFirm } from '../enterprise-page/firm.ts'
import { aliyunStandIn } from '../gateways/sms/aliyun-stand-in.ts'
import { withProviders } from '../gateways/sms/with-providers.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let id: EnterpriseId
beforeAll(async () => {
  world = await openWorld()
  id = (await openFirm(world)).id
})
afterAll(() => world.close())

/** A provider as most are: it sends what it gets as often as it gets it. */
function provider(name: string, answer: (call: SmsCall) => SmsFate | null, isIdempotent = false) {
  const sent: string[] = []
  const one: SmsProvider = {
    name,
    isIdempotent,
    namesPhones: false,
    limits: { perPhone: [] },
    async send(call) {
      sent.push(call.key)
      const fate = answer(call)
      if (fate === null) throw new Error('socket hang up')
      return new Map(call.messages.map(({ messageId }): [MessageId, SmsFate] => [messageId, fate]))
    },
  }
  return { one, sent }
}

const text = (key: string, ...providers: SmsProvider[]) => {
  const deadline = '2026-03-12T04:00:00.000Z' as Instant
  const said = { key, token: 'abcdefghijklmnop', template: 'firm-agreement-reminder' as const, variables: { deadline } }
  const sms = { ...world.deps.sms, providers: async () => providers }
  return textContact({ id, name: '秀英食品厂' }, said, { ...world.deps, sms })
}
const stateOf = async (key: string) => (await world.deps.messages.toFirm(derivedId('MessageId', key)))?.state

test('a text to a firm of which nobody knows whether it went out is not sent again', async () => {
  const broken = provider('broken', () => null)
  const second = provider('second', () => ({ as: 'taken' }))
  for (let tries = 0; tries < 3; tries += 1) expect(await text('broke-off', broken.one, second.one)).toBe('taken')
  expect(broken.sent).toEqual(['broke-off'])
  expect(second.sent).toEqual([])
  expect(await stateOf('broke-off')).toBe('unknown')
})

test('nor one whose process died after the call, before anybody noted its answer', async () => {
  const taken = provider('taken', () => ({ as: 'taken' }))
  const { messages } = world.deps
  const dying = { ...messages, note: () => Promise.reject(new Error('killed')) }
  const deadline = '2026-03-12T04:00:00.000Z' as Instant
  const said = {
    key: 'died',
    token: 'abcdefghijklmnop',
    template: 'firm-agreement-reminder' as const,
    variables: { deadline },
  }
  const sms = { ...world.deps.sms, providers: async () => [taken.one] }
  const firm = { id, name: '秀英食品厂' }
  await expect(textContact(firm, said, { ...world.deps, sms, messages: dying })).rejects.toThrow('killed')
  expect(await stateOf('died')).toBe('sending')
  expect(await text('died', taken.one)).toBe('taken')
  expect(taken.sent).toEqual(['died'])
})

test('what a provider is known not to have taken goes to the next, or is tried again; a provider that takes a call once gets it again', async () => {
  let isOpen = false
  const closed = provider('closed', () => ({ as: 'closed', code: 'no money' }))
  const busy = provider('busy', () => (isOpen ? { as: 'taken' } : { as: 'later', code: 'busy', after: { minutes: 1 } }))
  await expect(text('busy', closed.one, busy.one)).rejects.toThrow('was not taken: busy: busy')
  expect(await stateOf('busy')).toBe('queued')
  isOpen = true
  expect(await text('busy', closed.one, busy.one)).toBe('taken')
  expect(await text('busy', closed.one, busy.one)).toBe('taken')
  expect([closed.sent.length, busy.sent.length]).toEqual([2, 2])
  expect(await stateOf('busy')).toBe('sent')

  let isUp = false
  const ours = provider('ours', () => (isUp ? { as: 'taken' } : null), true)
  await expect(text('ours', ours.one)).rejects.toThrow('socket hang up')
  isUp = true
  expect(await text('ours', ours.one)).toBe('taken')
  expect(await text('ours', ours.one)).toBe('taken')
  expect(ours.sent).toHaveLength(2)

  const dead = provider('dead', () => ({ as: 'refused', code: 'no such number' }))
  for (let tries = 0; tries < 2; tries += 1) expect(await text('dead', dead.one)).toBe('refused')
  expect(dead.sent).toHaveLength(1)
})

test.each([
  ['a receipt of it', null, 'delivered'],
  ['a receipt of one whose call broke off: the provider is asked', 'taken, no answer', 'delivered'],
] as const)('where receipts name phones, %s finds the text to the firm', async (_what, mishap, state) => {
  const aliyun = await aliyunStandIn(world.clock)
  const known = { ...world.deps }
  try {
    await withProviders(world, { ...aliyun, settings: { ...aliyun.settings, timeoutSeconds: 1 } })
    if (mishap) aliyun.plan(mishap)
    const key = `receipt-${mishap ? 'lost' : 'heard'}`
    const deadline = '2026-03-12T04:00:00.000Z' as Instant
    const variables = { deadline }
    const said = { key, token: 'abcdefghijklmnop', template: 'firm-agreement-reminder' as const, variables }
    expect(await textContact({ id, name: '秀英食品厂' }, said, world.deps)).toBe('taken')
    expect(await stateOf(key)).toBe(mishap ? 'unknown' : 'sent')
    const [sent] = aliyun.taken
    if (!sent) throw new Error('the provider took it')
    const pushed = await world.call('POST', `/webhooks/sms/aliyun/${aliyun.keys['pushToken']}/receipts`, {
      body: aliyun.receipt(sent, 'delivered'),
    })
    expect(pushed.status).toBe(200)
    expect(await stateOf(key)).toBe(state)
  } finally {
    Object.assign(world.deps, { sms: known.sms })
    await aliyun.stop()
  }
})

test('of two tries at one moment one sends', async () => {
  const taken = provider('taken', () => ({ as: 'taken' }))
  expect(await Promise.all([text('twice', taken.one), text('twice', taken.one)])).toEqual(['taken', 'taken'])
  expect(taken.sent).toHaveLength(1)
})
