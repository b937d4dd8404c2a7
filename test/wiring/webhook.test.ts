import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { dateInShanghai, instantOf, plusDays } from '../../domain/kernel/instant.ts'
import { signedHeaders } from '../../local/partners/signed.ts'
import { openPlant, type Plant } from '../enterprises/plant.ts'
import { assembly } from '../enterprises/sample.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
/** A true signature under an offered agreement, which may come again under another id. */
let event: string
let sent = 0
/** The id of this test's first event. */
let id: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  event = signature(await offered())
})
afterAll(async () => {
  await plant.close()
  await world.close()
})
afterEach(() => {
  vi.restoreAllMocks()
})
beforeEach(() => {
  sent += 1
  id = `msg_${sent}`
})

const province = () => world.token({ role: 'province' })
const sentBy = (secret: string, id: string, body: string, minutesAhead = 0) => {
  const epochMilliseconds = () => world.clock.epochMilliseconds() + minutesAhead * 60_000
  const clock = { ...world.clock, epochMilliseconds, now: () => instantOf(epochMilliseconds()) }
  return { headers: signedHeaders(secret, id, body, clock), body }
}
async function post({ headers, body }: { headers: Record<string, string>; body: string }, to: string = plant.id) {
  const answer = await fetch(`${world.url}/webhooks/enterprises/${to}`, { method: 'POST', headers, body })
  return { status: answer.status, body: answer.status === 204 ? undefined : await answer.json() }
}

async function offered(): Promise<string> {
  const today = dateInShanghai(world.clock.now())
  const { body } = await world.call('POST', `/v1/enterprises/${plant.id}/agreements`, {
    token: await province(),
    body: { firstDay: today, lastDay: plusDays(today, 30) },
  })
  return (body as { id: string }).id
}
const signature = (agreementId: string) =>
  JSON.stringify({
    type: 'agreement.signed',
    timestamp: world.clock.now(),
    data: { agreementId, signatory: '陈建国' },
  })
const invalid = { status: 401, body: { type: '/problems/signature-invalid' } }

describe('an event of an enterprise', () => {
  test('takes effect under its signature', async () => {
    expect(await post(sentBy(plant.secret, id, event))).toMatchObject({ status: 200 })
  })

  test('is answered as the first time when it comes again under its id, and refused when it was changed', async () => {
    const first = await post(sentBy(plant.secret, id, event))
    const replayed = { status: 409, body: { type: '/problems/replayed' } }
    expect(await post(sentBy(plant.secret, id, event))).toEqual(first)
    expect(await post(sentBy(plant.secret, id, event.replace('陈建国', '李娜')))).toMatchObject(replayed)
  })

  test('is another one when its id differs in a capital letter', async () => {
    await post(sentBy(plant.secret, 'msg_2KWPBgLlAfxd', event))
    expect(await post(sentBy(plant.secret, 'msg_2kwpbgllafxd', event))).toMatchObject({ status: 200 })
  })

  test('is refused when its id is too long to be kept', async () => {
    expect(await post(sentBy(plant.secret, 'm'.repeat(3000), event))).toMatchObject(invalid)
  })

  test('may come again when it was refused the first time', async () => {
    const refused = await post(sentBy(plant.secret, id, signature('agr_000000000000000000000000')))
    expect(refused.status).toBe(404)
    expect(await post(sentBy(plant.secret, id, event))).toMatchObject({ status: 200 })
  })

  test('whose receipt the table throttles is answered 500 before it acts, comes again, and takes effect once', async () => {
    const moved = vi.spyOn(world.deps.agreements, 'move')
    const claim = vi.spyOn(world.deps.receivedRequests, 'claim').mockRejectedValueOnce(new Error('Rate exceeded'))
    const fresh = signature(await offered())
    expect(await post(sentBy(plant.secret, id, fresh))).toMatchObject({ status: 500 })
    expect(moved).not.toHaveBeenCalled()
    expect(await post(sentBy(plant.secret, id, fresh))).toMatchObject({ status: 200 })
    expect(await post(sentBy(plant.secret, id, fresh))).toMatchObject({ status: 200 })
    expect(moved.mock.calls.filter(([, { state }]) => state === 'signed')).toHaveLength(1)
    expect(claim).toHaveBeenCalledTimes(3)
  })

  test('that reports a job order and is told its id once more, however late', async () => {
    const agreementId = await offered()
    await post(sentBy(plant.secret, `${id}-signed`, signature(agreementId)))
    // The workflow makes it active, after the answer.
    await world.advance({ minutes: 1 })
    const report = JSON.stringify({
      type: 'job-order.reported',
      timestamp: world.clock.now(),
      data: { ...assembly, agreementId, startDate: plusDays(dateInShanghai(world.clock.now()), 20) },
    })
    const first = await post(sentBy(plant.secret, id, report))
    expect(first).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^job_/) } })
    await world.advance({ days: 40 })
    expect(await post(sentBy(plant.secret, id, report))).toEqual(first)
    expect(await post(sentBy(plant.secret, id, report.replace('"headcount":', '"headcount":1')))).toMatchObject({
      status: 409,
      body: { type: '/problems/replayed' },
    })
  })

  test('acts once when it comes many times at once', async () => {
    const moved = vi.spyOn(world.deps.agreements, 'move')
    const fresh = signature(await offered())
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(sentBy(plant.secret, id, fresh))))
    expect(moved.mock.calls.filter(([, { state }]) => state === 'signed')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status !== 200) expect(answer).toMatchObject({ status: 409, body: { type: '/problems/in-progress' } })
  })

  test('whose taking died with its container may come again once the time limit is over', async () => {
    const { receivedRequests } = world.deps
    const lost = vi.spyOn(receivedRequests, 'answer').mockResolvedValueOnce()
    const fresh = signature(await offered())
    await post(sentBy(plant.secret, id, fresh))
    lost.mockRestore()
    const wait = { status: 409, body: { type: '/problems/in-progress' } }
    expect(await post(sentBy(plant.secret, id, fresh))).toMatchObject(wait)
    await world.advance({ seconds: 32 })
    expect(await post(sentBy(plant.secret, id, fresh.replace('陈建国', '李娜')))).toMatchObject({ status: 409 })
    expect(await post(sentBy(plant.secret, id, fresh))).toEqual({ status: 200, body: {} })
  })

  test('that took effect in a folder of v0.1.0 is refused, since its first answer is not known', async () => {
    const { client, table } = world.deps.database
    const Item = { pk: `$zhida#sender_${plant.id}#webhookId_${id}`, sk: '$receivedevent_1', sender: plant.id }
    const mark = { ...Item, webhookId: id, receivedAt: world.clock.now(), __edb_e__: 'receivedEvent', __edb_v__: '1' }
    await client.send(new PutCommand({ TableName: table, Item: mark }))
    expect(await post(sentBy(plant.secret, id, event))).toMatchObject({
      status: 409,
      body: { type: '/problems/replayed' },
    })
  })

  test('is refused under another secret, and under another enterprise’s', async () => {
    const other = await openPlant(world)
    expect(await post(sentBy(other.secret, id, event))).toMatchObject(invalid)
    await other.close()
  })

  test('is refused when a letter of it was changed on the way', async () => {
    const message = sentBy(plant.secret, id, event)
    expect(await post({ ...message, body: event.replace('陈建国', '陈建囯') })).toMatchObject(invalid)
  })

  test.each([
    ['six minutes old', -6, 401],
    ['four minutes old', -4, 200],
    ['from a clock that is six minutes fast', 6, 401],
  ])('%s is answered with its age in mind', async (_, minutes, status) => {
    expect((await post(sentBy(plant.secret, id, event, minutes))).status).toBe(status)
  })

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s is refused', async (name) => {
    const { headers, body } = sentBy(plant.secret, id, event)
    const { [name]: _, ...rest } = headers
    expect(await post({ headers: rest, body })).toMatchObject(invalid)
  })

  test('may carry several signatures, of which one is true', async () => {
    const message = sentBy(plant.secret, id, event)
    const several = `v1,bm90IHRydWU= v2,cHVibGlj ${message.headers['webhook-signature']}`
    expect(await post({ ...message, headers: { ...message.headers, 'webhook-signature': several } })).toMatchObject({
      status: 200,
    })
  })

  test('for an enterprise that does not exist has no address', async () => {
    const nobody = 'ent_000000000000000000000000'
    expect(await post(sentBy(plant.secret, id, event), nobody)).toMatchObject({ status: 404 })
    expect(await post(sentBy(plant.secret, id, event), 'nonsense')).toMatchObject({ status: 404 })
  })

  test('whose body is wrong is told where, after its signature was checked', async () => {
    const body = JSON.stringify({ type: 'agreement.signed', timestamp: world.clock.now(), data: {} })
    expect(await post(sentBy('whsec_bm90IG91cnM=', id, body))).toMatchObject(invalid)
    const told = await post(sentBy(plant.secret, id, body))
    expect(told.status).toBe(422)
    const { errors } = told.body as { errors: { pointer: string }[] }
    const pointers = errors.map(({ pointer }) => pointer)
    expect(pointers).toContain('#/data/agreementId')
  })
})

test('after a rotation the secret before counts for a day, to give the enterprise time', async () => {
  const before = plant.secret
  const rotated = await world.call('POST', `/v1/enterprises/${plant.id}/webhook-secret/rotate`, {
    token: await province(),
  })
  const { webhookSecret } = rotated.body as { webhookSecret: string }
  expect(webhookSecret).not.toBe(before)
  await world.advance({ hours: 23 })
  expect(await post(sentBy(before, id, event))).toMatchObject({ status: 200 })
  expect(await post(sentBy(webhookSecret, `${id}-2`, event))).toMatchObject({ status: 200 })
  await world.advance({ hours: 2 })
  expect(await post(sentBy(before, `${id}-3`, event))).toMatchObject(invalid)
  expect(await post(sentBy(webhookSecret, `${id}-4`, event))).toMatchObject({ status: 200 })
})
