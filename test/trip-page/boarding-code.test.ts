import { randomBytes } from 'node:crypto'
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { minus, plus } from '../../domain/kernel/instant.ts'
import { passToSign, readBoardingCode, writeBoardingCode } from '../../domain/transport/trips/boarding-code.ts'
import type { BoardingKey } from '../../domain/transport/trips/boarding-key.ts'
import type { RollCallReceived } from '../../domain/transport/trips/roll-call-result.ts'
import { arrivesAt } from '../../domain/transport/trips/trip.ts'
import { hashOfToken, pageToken } from '../../functions/notices/page-token.ts'
import { batchId, traveller } from '../transport/some-travellers.ts'
import { type UnderWay, underWay, untilDeparture } from '../transport/travel/under-way.ts'
import { scanCodes } from './scan-code.ts'

let transport: UnderWay
beforeEach(async () => {
  transport = await underWay(3)
  await untilDeparture(transport, transport.feeder)
})
afterEach(() => transport.close())

const now = () => transport.deps.clock.now()
const { workerId } = traveller(0)

/** What stands in the codes of the page, one a leg. */
async function codesOf(number: number) {
  const link = { workerId: traveller(number).workerId, batchId }
  const token = await pageToken(link, transport.deps)
  await transport.deps.links.keep([{ ...link, chunk: 0, tokenHash: hashOfToken(token) }], now())
  return scanCodes(await (await fetch(`${transport.deps.settings.PUBLIC_URL}/t/${token}`)).text())
}
async function firstCode(number = 0): Promise<string> {
  return (await codesOf(number))[0]!.text
}
async function scan(code: string, tripId = transport.feeder, more: object = {}) {
  const entry = {
    id: `s-${code.length}-${code.replace(/\W/g, '').slice(-8)}`,
    code,
    said: 'boarded',
    at: minus(now(), { minutes: 1 }),
    ...more,
  }
  const body = { entries: [entry] }
  const { status, body: answer } = await transport.world.call('POST', `/v1/trips/${tripId}/roll-call`, {
    token: await transport.escort(),
    body,
  })
  return { status, result: (answer as RollCallReceived).results?.[0] }
}
async function keys(): Promise<BoardingKey[]> {
  return ((await transport.world.call('GET', '/v1/boarding-keys')).body as { keys: BoardingKey[] }).keys
}
/** As a phone does it without network: with the public keys alone. */
async function isSignedOffline(code: string, known: readonly BoardingKey[]): Promise<boolean> {
  const read = readBoardingCode(code)!
  const key = known.find(({ kid }) => kid === read.keyId)
  if (!key) return false
  const { kty, crv, x, y } = key
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify'])
  return crypto.subtle.verify(algorithm, imported, read.signature, new TextEncoder().encode(read.signed))
}

test('each leg has a code of its own, small enough to scan, that a phone checks without network or secret', async () => {
  const codes = await codesOf(0)
  expect(codes.map(({ modules }) => modules)).toEqual([45, 45])
  expect(codes.map(({ text }) => readBoardingCode(text))).toMatchObject([
    { tripId: transport.feeder, workerId },
    { tripId: transport.train, workerId },
  ])
  const known = await keys()
  expect(known).toMatchObject([{ kid: 'b1', crv: 'P-256', from: null, until: null }])
  expect(JSON.stringify(known)).not.toContain('"d"')
  for (const { text } of codes) {
    expect(await isSignedOffline(text, known)).toBe(true)
    expect(text).not.toMatch(/1390000|110105/)
  }
})

test('scanned at the door it boards its holder, twice the same', async () => {
  const code = await firstCode()
  expect(await scan(code)).toMatchObject({ status: 200, result: { workerId, result: 'taken' } })
  expect(await scan(code)).toMatchObject({ result: { result: 'repeated' } })
  expect((await transport.deps.passengers.get({ tripId: transport.feeder, workerId }))?.state).toBe('boarded')
})

test('one of another trip, a changed one, another key’s, an old one and a torn one are refused, each with its sentence', async () => {
  const [feeder, train] = (await codesOf(0)).map(({ text }) => text)
  expect(await scan(train!)).toMatchObject({
    status: 200,
    result: { result: 'refused', detail: expect.stringContaining('另一趟车') },
  })
  // Somebody puts their friend's number into their own code.
  const friend = traveller(1).workerId.slice(4).toUpperCase()
  const changed = feeder!.replace(workerId.slice(4).toUpperCase(), friend)
  const notOurs = { result: 'refused', detail: expect.stringMatching(/不是我们签发的.*not signed by us/) }
  expect(await scan(changed)).toMatchObject({ result: { ...notOurs, workerId: traveller(1).workerId } })
  const pass = { tripId: transport.feeder, workerId, until: plus(now(), { days: 1 }) }
  const made = writeBoardingCode(passToSign(pass, 'b1'), randomBytes(64))
  expect(await scan(made)).toMatchObject({ result: notOurs })
  expect(await scan(made.replace('.B1.', '.B9.'))).toMatchObject({ result: notOurs })
  const old = await transport.deps.boardingCodes.sign({ ...pass, until: minus(now(), { hours: 2 }) })
  expect(await scan(old)).toMatchObject({
    result: { result: 'refused', detail: expect.stringMatching(/已过期.*重新打开/) },
  })
  expect(await scan('weixin://wxpay/'.repeat(100))).toMatchObject({
    result: { workerId: null, result: 'refused', detail: expect.stringContaining('再扫一次') },
  })
  const passenger = await transport.deps.passengers.get({ tripId: transport.feeder, workerId })
  expect(passenger).toMatchObject({ state: 'expected' })
})

test('a bad code refuses no other entry; a code and an id at once, or neither, are refused whole', async () => {
  const at = minus(now(), { minutes: 1 })
  const entries = [
    { id: 'a', code: '?', said: 'boarded', at },
    { id: 'b', code: await firstCode(1), said: 'boarded', at },
    { id: 'c', workerId, said: 'boarded', at },
  ]
  const send = async (some: object[]) =>
    transport.world.call('POST', `/v1/trips/${transport.feeder}/roll-call`, {
      token: await transport.escort(),
      body: { entries: some },
    })
  expect((await send(entries)).body).toMatchObject({
    results: [
      { id: 'a', result: 'refused' },
      { id: 'b', result: 'taken' },
      { id: 'c', result: 'taken' },
    ],
  })
  const { id, said } = entries[0]!
  expect((await send([{ id, said, at }])).status).toBe(422)
  expect((await send([{ ...entries[1]!, workerId }])).status).toBe(422)
})

test('a code that was scanned in time counts, however late the phone has network again', async () => {
  const scanned = minus(now(), { minutes: 1 })
  const pass = { tripId: transport.feeder, workerId, until: scanned }
  const code = await transport.deps.boardingCodes.sign(pass)
  expect(await scan(code, transport.feeder, { at: minus(now(), { minutes: 2 }) })).toMatchObject({
    result: { result: 'taken' },
  })
})

test('a code of before, the bare number, is still taken', async () => {
  expect(await scan(workerId)).toMatchObject({ result: { workerId, result: 'taken' } })
})

test('keys follow one another by date: the next is known before it signs, and codes of the one before stay good until its end', async () => {
  const before = await firstCode()
  const { keys: kept } = await transport.deps.secrets.read('boarding')
  const from = plus(now(), { minutes: 10 })
  const until = plus(from, { hours: 12 })
  const next = { keys: { b1: { ...kept.b1!, until }, b2: { d: randomBytes(32).toString('base64'), from } } }
  await new SecretsManagerClient().send(
    new PutSecretValueCommand({
      SecretId: `${transport.deps.settings.SECRET_PREFIX}boarding`,
      SecretString: JSON.stringify(next),
    }),
  )
  expect(await keys()).toMatchObject([
    { kid: 'b1', until },
    { kid: 'b2', from },
  ])
  expect(await firstCode()).toContain('.B1.')
  await transport.world.advance({ minutes: 11 })
  const after = await firstCode()
  expect(after).toContain('.B2.')
  expect(await isSignedOffline(after, await keys())).toBe(true)
  expect(await scan(before)).toMatchObject({ result: { result: 'taken' } })
  expect(await scan(after)).toMatchObject({ result: { result: 'taken' } })
  const read = readBoardingCode(before)!
  expect(await transport.deps.boardingCodes.isGenuine(read, plus(until, { minutes: 1 }))).toBe(false)
  await transport.world.advance({ hours: 13 })
  expect((await keys()).map(({ kid }) => kid)).toEqual(['b2'])
})

test('a code is good for a day beyond the planned arrival', async () => {
  const trip = (await transport.deps.trips.get(transport.feeder))!
  expect(readBoardingCode(await firstCode())!.until).toBe(plus(arrivesAt(trip), { hours: 24 }))
})
