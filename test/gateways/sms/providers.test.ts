import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type BatchId, derivedId } from '../../../domain/kernel/ids.ts'
import { type Clock, type Instant, plus } from '../../../domain/kernel/instant.ts'
import type { Message } from '../../../domain/notices/message.ts'
import type { Worker } from '../../../domain/surveys/worker.ts'
import { type Notice, type NoticesSent, sendNotices } from '../../../functions/notices/send-notices.ts'
import { messageIdOf } from '../../../storage/notices/mailings.ts'
import { crowd, type Person, surveyed, workersOf } from '../../notices/people.ts'
import { openWorld, type World } from '../../world.ts'
import { aliyunStandIn } from './aliyun-stand-in.ts'
import { awsStandIn } from './aws-stand-in.ts'
import type { Mishap, StandIn } from './stand-in.ts'
import { tencentStandIn } from './tencent-stand-in.ts'
import { withProviders } from './with-providers.ts'

/** The real client of each, against a server that behaves as its documentation says. */
const standIns: readonly [
  name: string,
  start: (clock: Clock) => Promise<StandIn>,
  numbersOfACall: readonly number[],
][] = [
  ['aliyun', aliyunStandIn, [100, 100, 50]],
  // Numbers of a call share all variables; these people have one name.
  ['tencent', tencentStandIn, [100, 100, 50]],
  ['aws', awsStandIn, Array.from({ length: 40 }, () => 1)],
]

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

let key: string
let rounds = 0
beforeEach(() => {
  rounds += 1
  key = `providers-${rounds}`
})

function checkIn(worker: Worker): Notice {
  const batchId = derivedId('BatchId', 'providers') as BatchId
  const cohortId = derivedId('CohortId', 'providers', rounds)
  const closesAt = plus(world.clock.now(), { days: 1 })
  return {
    worker,
    template: 'check-in',
    variables: { enterprise: '顺达电子厂', days: 30 },
    question: { closesAt, asks: { about: 'check-in', batchId, chunk: 0, cohortId, day: 30 } },
  }
}
async function send(people: readonly Person[], of = key) {
  return sendNotices({ key: of, together: true, notices: (await workersOf(world, people)).map(checkIn) }, world.deps)
}
async function messagesOf(people: readonly Person[], of = key): Promise<Message[]> {
  const found = await world.deps.messages.named(people.map(({ workerId }) => ({ key: of, workerId })))
  return people.flatMap(({ workerId }) => found.get(messageIdOf(of, workerId)) ?? [])
}
const statesOf = async (people: readonly Person[], of = key) => (await messagesOf(people, of)).map(({ state }) => state)

async function startSecond(name: string): Promise<StandIn> {
  return (name === 'aliyun' ? tencentStandIn : aliyunStandIn)(world.clock)
}
/** Its own limit is for calls that are never answered: on a busy machine an answer may come later. */
function patient(standIn: StandIn): StandIn {
  return { ...standIn, settings: { ...standIn.settings, timeoutSeconds: 60 } }
}
const takenBy = ({ phone }: Person, ...providers: readonly StandIn[]) =>
  providers.flatMap(({ taken }) => taken.filter((sms) => sms.phone === phone))
function pushTo({ name, keys }: StandIn, what: 'receipts' | 'replies', body: object, token = keys['pushToken']) {
  return world.call('POST', `/webhooks/sms/${name}/${token}/${what}`, { body })
}

describe.each(standIns)('%s', (name, start, numbersOfACall) => {
  let provider: StandIn
  let second: StandIn
  beforeEach(async () => {
    provider = patient(await start(world.clock))
    second = patient(await startSecond(name))
    await withProviders(world, provider, second)
  })
  afterEach(async () => {
    await provider.stop()
    await second.stop()
  })

  test('a batch goes in calls that it takes, each person once', async () => {
    const size = numbersOfACall.reduce((sum, numbers) => sum + numbers, 0)
    const people = await crowd(world, size)
    // On a clock that stands still, what it takes a second would be waited for, here and in the cases that follow.
    const settings = { ...provider.settings, limits: { perSecond: 1_000_000 } }
    await withProviders(world, { ...provider, settings }, second)
    expect(await send(people)).toMatchObject({ sent: size })
    expect(await send(people)).toMatchObject({ sent: size })
    expect(provider.calls).toEqual(numbersOfACall)
    expect(new Set(provider.taken.map(({ phone }) => phone)).size).toBe(size)
    expect(provider.taken).toHaveLength(size)
    expect(provider.taken[0]?.says).toMatch(/王\*明.*顺达电子厂.*30/)
    expect(second.taken).toEqual([])
  })

  test('what two people read is theirs alone', async () => {
    const people = [await surveyed(world, { name: '李秀英' }), await surveyed(world, { name: '张建国' })]
    await send(people)
    expect(takenBy(people[0] as Person, provider)[0]?.says).toMatch(/李\*英/)
    expect(takenBy(people[1] as Person, provider)[0]?.says).toMatch(/张\*国/)
  })

  test('what is throttled waits and goes then', async () => {
    const people = await crowd(world, 1)
    provider.plan('busy')
    expect(await send(people)).toMatchObject({ sent: 1 })
    expect(provider.taken).toEqual([])
    expect(await messagesOf(people)).toMatchObject([
      { state: 'queued', until: plus(world.clock.now(), { seconds: 5 }) },
    ])
    await world.advance({ seconds: 30 })
    expect(await statesOf(people)).toEqual(['sent'])
    expect(provider.taken).toHaveLength(1)
  })

  test.each(['template refused', 'no money'] as const)('%s: the next provider takes it', async (mishap) => {
    const people = await crowd(world, 3)
    provider.plan(mishap, mishap, mishap)
    expect(await send(people)).toMatchObject({ sent: 3 })
    expect([provider.taken.length, second.taken.length]).toEqual([0, 3])
    expect(await statesOf(people)).toEqual(['sent', 'sent', 'sent'])
  })

  test('one that is down is passed over, and is asked again after a minute', async () => {
    const dead = { ...provider, settings: { ...provider.settings, endpoint: 'http://127.0.0.1:1' } }
    await withProviders(world, dead, second)
    const people = await crowd(world, 2)
    expect(await send(people)).toMatchObject({ sent: 2 })
    expect(second.taken).toHaveLength(2)
  })

  test('a dead number is refused for good, and nobody else is asked; the others of its call are sent', async () => {
    const dead = await surveyed(world, { phone: `1700404${String(rounds).padStart(4, '0')}` })
    const people = [...(await crowd(world, 2)), dead]
    expect(await send(people)).toMatchObject({ sent: 2, skipped: 1 })
    expect(await statesOf([dead])).toEqual(['refused'])
    expect(provider.taken).toHaveLength(2)
    expect(second.taken).toEqual([])
  })

  test('receipts come in any order and twice; one that says "on its way" fails nothing, and the first end stays', async () => {
    const people = await crowd(world, 3)
    await send(people)
    const [one, two, three] = people.map((person) => takenBy(person, provider)[0])
    if (!one || !two || !three) throw new Error('the provider took them')
    await pushTo(provider, 'receipts', provider.receipt(one, 'on its way'))
    expect(await statesOf(people)).toEqual(['sent', 'sent', 'sent'])
    for (const sms of [one, one])
      expect((await pushTo(provider, 'receipts', provider.receipt(sms, 'delivered'))).status).toBe(200)
    await pushTo(provider, 'receipts', provider.receipt(one, 'failed'))
    await pushTo(provider, 'receipts', provider.receipt(two, 'failed'))
    await pushTo(provider, 'receipts', provider.receipt(two, 'delivered'))
    expect(await statesOf(people)).toEqual(['delivered', 'failed', 'sent'])
  })

  test('what is no receipt of ours changes nothing and is answered all the same', async () => {
    const people = await crowd(world, 1)
    await send(people)
    const [sms] = provider.taken
    const strange = { ...sms, reference: 'x', call: 'sms_000000000000', phone: people[0]?.phone ?? '' }
    const receipt = provider.receipt(strange as never, 'failed')
    expect(await pushTo(provider, 'receipts', receipt)).toMatchObject({ status: 200, body: provider.received })
    // SNS signs all that it posts.
    const status = name === 'aws' ? 401 : 200
    for (const body of [[{}], {}, []]) expect(await pushTo(provider, 'receipts', body)).toMatchObject({ status })
    expect(await statesOf(people)).toEqual(['sent'])
  })

  test('a reply in its form is heard once, however often it comes', async () => {
    const [person] = (await crowd(world, 1)) as [Person]
    await send([person])
    const said = provider.reply(person.phone, '看不懂')
    for (const body of [said, said])
      expect(await pushTo(provider, 'replies', body)).toMatchObject({ status: 200, body: provider.received })
    const asked = (await world.deps.questions.openOn([(await person.worker()).phoneHash])).size
    expect(asked).toBe(1)
    await world.advance({ minutes: 1 })
    expect(takenBy(person, provider)).toHaveLength(2)
  })

  test('another path is no address, and a caller from elsewhere is turned away', async () => {
    expect((await pushTo(provider, 'receipts', [], 'guessed-token-of-22-characters')).status).toBe(404)
    expect((await world.call('POST', '/webhooks/sms/local/any/receipts', { body: [] })).status).toBe(404)
    await withProviders(world, { ...provider, settings: { ...provider.settings, pushesFrom: ['203.0.113.0/24'] } })
    expect((await pushTo(provider, 'receipts', [])).status).toBe(403)
    expect((await pushTo(provider, 'replies', [])).status).toBe(403)
  })
})

describe.each(standIns)('%s', (name, start) => {
  const mishaps = ['taken, no answer', 'lost, no answer', 'cut off', 'gateway page'] as const
  let provider: StandIn
  let second: StandIn
  let since: Instant
  let late: Person
  const patience = { timeout: 600_000, interval: 5 }
  /** What came of the sending whose call met it, the message then, and what came of sending it again. */
  const seen = new Map<Mishap, { person: Person; first: NoticesSent; message?: Message; again: NoticesSent }>()
  // Calls that are never answered wait for their limit together: each is made as soon as the provider has the one before.
  beforeAll(async () => {
    provider = await start(world.clock)
    second = await startSecond(name)
    await withProviders(world, provider, second)
    since = world.clock.now()
    ;[late] = (await crowd(world, 1)) as [Person]
    const calls: Promise<unknown>[] = []
    const begin = async (mishap: Mishap, make: () => Promise<unknown>) => {
      provider.plan(mishap)
      const call = make()
      calls.push(call)
      if (mishap.endsWith('no answer')) await vi.waitUntil(() => provider.hanging() === calls.length, patience)
      else await call
    }
    await begin('taken, no answer', () => send([late], `${name}-late`))
    for (const mishap of mishaps) {
      const [person] = (await crowd(world, 1)) as [Person]
      const of = `${name}-${mishap.replace(/\W+/, '-')}`
      await begin(mishap, async () => {
        const first = await send([person], of)
        const [message] = await messagesOf([person], of)
        seen.set(mishap, { person, first, ...(message && { message }), again: await send([person], of) })
      })
    }
    await Promise.all(calls)
  })
  afterAll(async () => {
    await provider.stop()
    await second.stop()
  })

  test('what nobody can tell of stays on the list of its county, until a late receipt settles it', async () => {
    const [sms] = takenBy(late, provider)
    if (!sms) throw new Error('the provider took it')
    const unknown = async () => (await world.deps.messages.unknownIn('530621', null, 100)).items
    expect((await unknown()).find(({ workerId }) => workerId === late.workerId)).toMatchObject({ at: since })
    provider.report(sms, 'delivered')
    expect(await pushTo(provider, 'receipts', provider.receipt(sms, 'delivered'))).toMatchObject({
      status: 200,
      body: provider.received,
    })
    expect(await statesOf([late], `${name}-late`)).toEqual(['delivered'])
    expect((await unknown()).map(({ workerId }) => workerId)).not.toContain(late.workerId)
  })

  let later: Promise<void> | undefined
  test.each(mishaps)('%s: nobody knows, and nothing is sent a second time by anybody', async (mishap) => {
    const { person, first, message, again } = seen.get(mishap) ?? {}
    expect(first).toMatchObject({ sent: 0, skipped: 1 })
    expect(message).toMatchObject({ state: 'unknown', provider: name })
    expect(again).toMatchObject({ sent: 0 })
    later ??= world.advance({ minutes: 20 })
    await later
    expect(takenBy(person as Person, provider, second)).toHaveLength(mishap === 'taken, no answer' ? 1 : 0)
  })
})
