import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { instantOf } from '../../domain/kernel/instant.ts'
import { Phone } from '../../domain/kernel/personal.ts'
import { carriersAt } from '../../functions/gateways/carriers.ts'
import { eventPostBy } from '../../functions/gateways/event-post.ts'
import { local } from '../../functions/gateways/sms/local.ts'
import { issuerKeys } from '../../functions/wiring/issuer-keys.ts'
import { SignInUnreachable } from '../../functions/wiring/sign-in-unreachable.ts'
import { type Fault, faults, startFaultyPartner } from './faulty-partner.ts'
import { thisMachine } from './this-machine.ts'

const clock = { now: () => instantOf(Date.now()) }
const secret = 'whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw'
const secrets = { read: async () => ({ secret }) as never }
const tripId = derivedId('TripId', 'matrix')

/** Each call that leaves us, under one key however often it is made; it throws where it did not succeed. */
const calls = {
  'event to an enterprise': async (url: string) => {
    const webhookSecrets = { current: async () => secret, valid: async () => [secret] }
    const enterprise = { id: derivedId('EnterpriseId', 'm'), secretVersions: { current: 1, retiring: [] } }
    const id = derivedId('EventId', 'matrix')
    const { outcome, attempt } = await eventPostBy(webhookSecrets, thisMachine, clock).send({
      enterprise,
      webhookUrl: url,
      id,
      payload: '{}',
    })
    if (outcome !== 'delivered') throw new Error(attempt.failure ?? `answered ${attempt.status}`)
    expect(attempt.answer.length).toBeLessThanOrEqual(1024)
  },
  'SMS: send': async (url: string) => {
    const message = {
      messageId: 'sms_000000000001' as never,
      phone: new Phone('13900000001'),
      template: 'check-in' as const,
      variables: {},
      text: 'x',
    }
    const given = { settings: { url }, keys: async () => ({}), signature: '直达', reach: thisMachine, secrets, clock }
    const fates = await local.open(given).send({ key: 'key', messages: [message] })
    const fate = fates.get(message.messageId)
    if (fate?.as !== 'taken') throw new Error(fate?.code)
  },
  'carrier: quote': (url: string) =>
    carrier(url).quote('key', { hubs: [], cities: [], from: '2026-03-05', to: '2026-03-06', passengers: 1 } as never),
  'carrier: hold': (url: string) => carrier(url).hold('key', { quoteId: 'q', tripId, seats: 1, stops: [] }),
  'carrier: confirm': (url: string) => carrier(url).confirm('key', { tripId, reference: 'H-1' }),
  'carrier: cancel': (url: string) => carrier(url).cancel('key', { tripId, reference: 'H-1', why: 'x' }),
  'issuer: keys': (url: string) =>
    issuerKeys(url, thisMachine, clock)
      .verify(`${Buffer.from('{"alg":"ES256","kid":"k"}').toString('base64url')}.e30.x`, {})
      .catch((error: unknown) => {
        // Whether the token is good is another matter.
        if (error instanceof SignInUnreachable) throw error
      }),
} satisfies Record<string, (url: string) => Promise<unknown>>
const carrier = (url: string) => carriersAt(url, thisMachine, secrets, clock)
type CallName = keyof typeof calls

interface Cell {
  /** What the caller was told at the first and at the second try. */
  readonly told: readonly ('done' | 'failed')[]
  readonly acted: number
}

const table: Partial<Record<CallName, Partial<Record<Fault, string>>>> = {}
beforeAll(() => {
  // Nobody waits fifteen seconds here; a busy machine may still take its time.
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => timeout(Math.max(1500, milliseconds / 10)))
})
afterAll(() => {
  vi.restoreAllMocks()
  console.table(table)
})

async function play(name: CallName, fault: Fault): Promise<Cell> {
  const partner = await startFaultyPartner(fault)
  const attempt = (url: string) =>
    calls[name](url).then(
      () => 'done' as const,
      () => 'failed' as const,
    )
  // Nothing listens on port 1.
  const told = [await attempt(fault === 'refused' ? 'http://127.0.0.1:1' : partner.url)]
  if (told[0] === 'failed' || fault === 'duplicate') told.push(await attempt(partner.url))
  const { acted, written } = partner.seen
  await partner.stop()
  expect(written).toBeLessThan(40 * 1024 * 1024)
  table[name] = { ...table[name], [fault]: `${told.join(', ')}; acted ${acted.size}×` }
  return { told, acted: acted.size }
}

const names = Object.keys(calls) as CallName[]
const told = '%s: the try that failed is told so, the next one succeeds, and the partner acts once'
async function isTold(name: CallName, fault: Fault): Promise<void> {
  const isForgiven = fault === 'none' || (fault === '250 MB' && name === 'event to an enterprise')
  const expected = isForgiven ? ['done'] : fault === 'duplicate' ? ['done', 'done'] : ['failed', 'done']
  expect(await play(name, fault)).toEqual({ told: expected, acted: 1 })
}
const slow: readonly Fault[] = ['time-out', 'late']

// They do nothing but wait for a time limit: all together, and apart from those that take the processor.
describe.concurrent.each(names)('%s', (name) => {
  test.each(slow)(told, (fault) => isTold(name, fault))
})

describe.each(names)('%s', (name) => {
  test.each(faults.filter((fault) => !slow.includes(fault)))(told, (fault) => isTold(name, fault))
})

test('twenty answers of 250 MB at one moment take no more memory than their limits', async () => {
  const before = process.memoryUsage().rss
  let most = before
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const partner = await startFaultyPartner('250 MB')
      await calls['event to an enterprise'](partner.url)
      await partner.stop()
    }),
  )
  clearInterval(looking)
  expect((most - before) / 1024 / 1024).toBeLessThan(200)
})
