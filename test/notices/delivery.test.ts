import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, epochOf, plus, plusDays } from '../../domain/kernel/instant.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { SmsCall } from '../../functions/gateways/sms/port.ts'
import { pursueMessages } from '../../functions/notices/pursue-messages.ts'
import { type Notice, sendNotices } from '../../functions/notices/send-notices.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import { messageIdOf } from '../../storage/notices/mailings.ts'
import { aliyunStandIn } from '../gateways/sms/aliyun-stand-in.ts'
import type { StandIn } from '../gateways/sms/stand-in.ts'
import { withProviders } from '../gateways/sms/with-providers.ts'
import { openWorld, type World } from '../world.ts'
import { crowd, type Person, workersOf } from './people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

let aliyun: StandIn
let key: string
let rounds = 0
let together: { together?: true }
beforeEach(async () => {
  rounds += 1
  key = `delivery-${rounds}`
  aliyun = await aliyunStandIn(world.clock)
  await withProviders(world, aliyun)
})
afterEach(() => aliyun.stop())

const link = { batchId: derivedId('BatchId', 'delivery'), chunk: 0 }
function heard(worker: Worker): Notice {
  return { worker, template: 'withdrawal-confirmed', variables: {}, link }
}
async function send(people: readonly Person[], deps: Deps = world.deps) {
  return sendNotices({ key, ...together, notices: (await workersOf(world, people)).map(heard) }, deps)
}
const idOf = ({ workerId }: Person) => messageIdOf(key, workerId)
async function messagesOf(people: readonly Person[]) {
  const found = await world.deps.messages.named(people.map(({ workerId }) => ({ key, workerId })))
  return people.map((person) => found.get(idOf(person)))
}
const messageOf = async (person: Person) => (await messagesOf([person]))[0]
/** By night everything would wait. */
async function untilMorning(): Promise<void> {
  const morning = atShanghai(plusDays(dateInShanghai(world.clock.now()), 1), '09:00')
  await world.advance({ seconds: (epochOf(morning) - epochOf(world.clock.now())) / 1000 })
}
const takenBy = ({ phone }: Person) => aliyun.taken.filter((sms) => sms.phone === phone)

/** The deps of a process that dies at its n-th call of what a sending changes, before it or after it is done. */
function dying(at: number, when: 'before' | 'after'): { deps: Deps; hasDied: () => boolean } {
  let calls = 0
  const watched = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function') return member
        return async (...given: unknown[]) => {
          calls += 1
          if (calls > at || (calls === at && when === 'before')) throw new Error('the process ends here')
          const answer: unknown = await Reflect.apply(member, target, given)
          if (calls >= at) throw new Error('the process ends here')
          return answer
        }
      },
    })
  const { deps } = world
  const sms = {
    ...deps.sms,
    providers: async () =>
      (await deps.sms.providers()).map((one) => ({ ...one, ...watched({ send: (call: SmsCall) => one.send(call) }) })),
  }
  const stores = {
    messages: watched(deps.messages),
    questions: watched(deps.questions),
    phoneTraffic: watched(deps.phoneTraffic),
    turns: watched(deps.turns),
    links: watched(deps.links),
    tallies: watched(deps.tallies),
    workflows: watched(deps.workflows),
    sms,
  }
  return { deps: { ...deps, ...stores }, hasDied: () => calls >= at }
}

describe.each([
  { way: 'each on record by itself', how: {} },
  { way: 'on record together', how: { together: true as const } },
])('messages that go $way', ({ how }) => {
  beforeEach(() => {
    together = how
  })

  test('wherever the process dies, each person gets the text once, or is on the list of those of whom nobody knows', async () => {
    let points = 0
    let unknown = 0
    for (const when of ['before', 'after'] as const) {
      await untilMorning()
      for (let at = 1; at < 60; at += 1) {
        rounds += 1
        key = `delivery-${rounds}`
        const people = await crowd(world, 3)
        const { deps, hasDied } = dying(at, when)
        const first = await send(people, deps).then(
          () => 'done',
          () => 'died',
        )
        await send(people)
        await world.advance({ minutes: 17 })
        const states = (await messagesOf(people)).map((message) => message?.state)
        for (const [index, person] of people.entries()) {
          const state = states[index]
          expect(takenBy(person).length, `${when} call ${at}: ${state}`).toBeLessThanOrEqual(1)
          if (takenBy(person).length === 0 || state !== 'sent') {
            expect(state, `${when} call ${at}`).toMatch(/sending|unknown|sent/)
            unknown += 1
          }
        }
        points += 1
        if (!hasDied() && first === 'done') break
      }
    }
    expect(points).toBeGreaterThan(12)
    // Only between the claim and the note of what came of it is nobody any wiser.
    expect(unknown).toBeGreaterThan(0)
    expect(unknown).toBeLessThan(points)
  }, 120_000)

  test('of two tries at the same moment one sends', async () => {
    const people = await crowd(world, 40)
    await Promise.all([send(people), send(people), send(people)])
    for (const person of people) expect(takenBy(person)).toHaveLength(1)
    // Until the bucket is full again.
    await world.advance({ seconds: 1 })
  })

  test('what the provider never got, as its query says, is sent after all; what it got is not', async () => {
    const [lost, taken] = (await crowd(world, 2)) as [Person, Person]
    // Both run into the time limit, and wait for it together.
    aliyun.plan('lost, no answer')
    const first = send([lost])
    await expect.poll(() => aliyun.hanging()).toBe(1)
    key += '-b'
    aliyun.plan('taken, no answer')
    await Promise.all([first, send([taken])])
    await world.advance({ minutes: 40 })
    expect([takenBy(lost).length, takenBy(taken).length]).toEqual([1, 1])
    expect(await messageOf(taken)).toMatchObject({ state: 'sent', report: 'WAITING' })
  })

  test('a rate that all share spreads what is sent, each block at its own moment', async () => {
    await withProviders(world, { ...aliyun, settings: { ...aliyun.settings, limits: { perSecond: 10 } } })
    const people = await crowd(world, 300)
    const begun = world.clock.now()
    expect(await send(people)).toMatchObject({ sent: 300 })
    expect(aliyun.taken).toHaveLength(100)
    await world.advance({ seconds: 12 })
    expect(aliyun.taken).toHaveLength(200)
    await world.advance({ seconds: 10 })
    expect(aliyun.taken).toHaveLength(300)
    expect(epochOf(world.clock.now()) - epochOf(begun)).toBe(22_000)
    // Until the bucket is full again.
    await world.advance({ minutes: 1 })
  })

  test('a phone that has had its texts of the day gets the next one a day later', async () => {
    const limits = { perPhone: [{ most: 2, within: { seconds: 86_400 } }] }
    await withProviders(world, { ...aliyun, settings: { ...aliyun.settings, limits } })
    const [person] = (await crowd(world, 1)) as [Person]
    for (const part of ['a', 'b', 'c']) {
      key = `delivery-${rounds}-${part}`
      await send([person])
    }
    expect(takenBy(person)).toHaveLength(2)
    expect(await messageOf(person)).toMatchObject({ state: 'queued', report: 'the phone has had enough' })
    await world.advance({ hours: 25 })
    expect(takenBy(person)).toHaveLength(3)
  })

  test('who withdraws consent while a text waits for the morning does not get it', async () => {
    const [asleep, gone] = (await crowd(world, 2)) as [Person, Person]
    const night = atShanghai(dateInShanghai(plus(world.clock.now(), { days: 1 })), '22:00')
    await world.advance({ seconds: (epochOf(night) - epochOf(world.clock.now())) / 1000 })
    await send([asleep, gone])
    expect(aliyun.taken).toEqual([])
    await world.deps.workers.withdrawConsent(gone.workerId, world.clock.now())
    await world.advance({ hours: 10, minutes: 1 })
    expect([takenBy(asleep).length, takenBy(gone).length]).toEqual([1, 0])
    expect(await messageOf(gone)).toMatchObject({ state: 'dropped', report: 'consent withdrawn' })
  })

  test('a text that waited for the morning goes out on a clock that runs on while it is sent', async () => {
    const [asleep] = (await crowd(world, 1)) as [Person]
    const night = atShanghai(dateInShanghai(plus(world.clock.now(), { days: 1 })), '22:00')
    await world.advance({ seconds: (epochOf(night) - epochOf(world.clock.now())) / 1000 })
    await send([asleep])
    let moment = plus(night, { hours: 10, minutes: 1 })
    const now = () => {
      moment = plus(moment, { seconds: 0.001 })
      return moment
    }
    const left = await pursueMessages({ messageIds: [idOf(asleep)] }, { ...world.deps, clock: { now } })
    expect([takenBy(asleep).length, left.messageIds]).toEqual([1, []])
    await world.advance({ hours: 10, minutes: 1 })
    expect(takenBy(asleep)).toHaveLength(1)
  })

  test('where no provider takes anything the step fails, to be tried again, and nothing is lost or doubled', async () => {
    const people = await crowd(world, 3)
    aliyun.plan('no money', 'no money')
    await expect(send(people)).rejects.toThrow('no SMS provider takes the 3 messages')
    for (const message of await messagesOf(people)) expect(message).toMatchObject({ report: 'isv.AMOUNT_NOT_ENOUGH' })
    await send(people).catch(() => undefined)
    await world.advance({ hours: 3 })
    for (const person of people) expect(takenBy(person)).toHaveLength(1)
  })
})
