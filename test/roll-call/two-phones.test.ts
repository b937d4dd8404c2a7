import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { minus } from '../../domain/kernel/instant.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { batchId } from '../transport/some-travellers.ts'
import { type UnderWay, underWay } from '../transport/travel/under-way.ts'
import { atDoor, atGate, makeLink, phoneBehind, workerId } from './escort.ts'

let world: UnderWay
beforeEach(async () => {
  world = await underWay(4)
})
afterEach(() => world.close())

const now = () => world.deps.clock.now()
const journey = async (number: number) => (await world.deps.placements.get(batchId, 0, workerId(number)))?.journey
const seat = (tripId = world.feeder) =>
  Promise.all(
    [0, 1, 2, 3].map(async (number) => (await world.deps.passengers.get({ tripId, workerId: workerId(number) }))!),
  )
const sheet = async (tripId = world.feeder) =>
  (await world.world.call('GET', `/v1/trips/${tripId}`, { token: await world.escort() })).body as {
    contradictions: object[]
    alarms: { words: Words }[]
    progress: { state: string; at: string; by: string }
  }

describe('at the door', () => {
  test('a tap counts for its own time and is heard once, however often it is sent', async () => {
    const phone = phoneBehind(world, await makeLink(world, world.feeder), 'K7Q2')
    await atDoor(world, world.feeder)
    const events = [phone.tap(0, 'boarded', 9), phone.tap(1, 'absent', 4, { why: 'changed-mind' })]
    await world.world.advance({ minutes: 20 })
    const first = await phone.send(events)
    expect(first.body.results.map(({ result }) => result)).toEqual(['taken', 'taken'])
    expect((await phone.send(events)).body.results.map(({ result }) => result)).toEqual(['repeated', 'repeated'])
    expect(await journey(0)).toEqual({ state: 'boarded', tripIds: expect.any(Array), at: events[0]!.at })
    expect((await seat()).map(({ roll = [] }) => roll.length)).toEqual([1, 1, 0, 0])
    // Another phone may still have seen them board: no tap gives a seat away for good.
    expect(await journey(1)).toMatchObject({ state: 'no-show' })
    const rest = [phone.tap(2, 'boarded', 1), phone.tap(3, 'boarded', 0)]
    expect((await phone.send(rest)).body).toMatchObject({ stage: 'open' })
    expect((await sheet()).progress).toMatchObject({ state: 'boarded', by: expect.stringMatching(/^lnk_\w+\/K7Q2$/) })
  })

  test('a clock that is 12 minutes fast, or was set right meanwhile, tells the moment of the tap', async () => {
    const fast = phoneBehind(world, await makeLink(world, world.feeder), 'K7Q2', { fast: 12 })
    await atDoor(world, world.feeder)
    const tapped = minus(now(), { minutes: 3 })
    const { body } = await fast.send([fast.tap(0, 'boarded', 3)])
    expect(body.results).toMatchObject([{ result: 'taken', at: tapped }])
    expect(await journey(0)).toMatchObject({ at: tapped })
  })

  test('of two phones behind one link that contradict each other none is lost; both are told, and staff find it', async () => {
    const made = await makeLink(world, world.feeder)
    const [one, other] = [phoneBehind(world, made, 'K7Q2'), phoneBehind(world, made, 'M3XA')]
    await atDoor(world, world.feeder)
    const boarded = [one.tap(0, 'boarded', 5), one.tap(1, 'boarded', 4)]
    const absent = [other.tap(0, 'absent', 2), other.tap(1, 'boarded', 2)]
    const [, second] = [await one.send(boarded), await other.send(absent)]
    expect(second.body.results).toMatchObject([
      {
        result: 'overruled',
        words: { zh: expect.stringContaining('领队手机K7Q2报告已上车'), en: expect.stringMatching(/phone K7Q2/) },
      },
      { result: 'taken' },
    ])
    expect(second.body.people[0]).toMatchObject({
      state: 'boarded',
      differs: true,
      said: [
        { said: 'boarded', phone: 'K7Q2' },
        { said: 'absent', phone: 'M3XA' },
      ],
    })
    expect(await sheet()).toMatchObject({ contradictions: [{ workerId: workerId(0), stands: 'boarded' }] })
    const worklist = await world.world.call('GET', '/v1/worklist?kind=contradiction', { token: await world.escort() })
    expect(JSON.stringify(worklist.body)).toContain(workerId(0))
    // What phones are told of others names no colleague.
    expect(JSON.stringify(second.body)).not.toContain(made.link.madeBy)
  })

  test('each event has its own result: who is not on the list, or was tapped days ahead, refuses no other', async () => {
    const phone = phoneBehind(world, await makeLink(world, world.feeder), 'K7Q2')
    await atDoor(world, world.feeder)
    const { status, body } = await phone.send([
      phone.tap(0, 'boarded', 1),
      phone.tap(99, 'boarded', 1),
      phone.tap(1, 'boarded', 3 * 24 * 60),
    ])
    expect(status).toBe(200)
    expect(body.results).toMatchObject([
      { result: 'taken' },
      { result: 'refused', words: { zh: expect.stringContaining('名单以外') } },
      { result: 'refused', words: { zh: expect.stringContaining('太早') } },
    ])
  })
})

describe('at the gate of the plant', () => {
  const receivedBy = '陈门卫'
  const boardAll = async () => {
    const phone = phoneBehind(world, await makeLink(world, world.train), 'Z9ZZ')
    await atDoor(world, world.train)
    await phone.send([0, 1, 2, 3].map((number) => phone.tap(number, 'boarded', 1)))
  }

  test('the receipt counts from when it was signed, and the last one ends the journey', async () => {
    await boardAll()
    const phone = phoneBehind(world, await makeLink(world, world.train), 'K7Q2')
    await atGate(world, world.train)
    const events = [0, 1, 2].map((number) => phone.tap(number, 'handed-over', 30, { receivedBy }))
    const first = await phone.send(events)
    expect(first.body).toMatchObject({ stage: 'open', results: events.map(() => ({ result: 'taken' })) })
    expect(await journey(0)).toMatchObject({ state: 'handed-over', at: events[0]!.at })
    const last = await phone.send([...events, phone.tap(3, 'not-arrived', 20, { receivedBy })])
    expect(last.body.results.map(({ result }) => result)).toEqual(['repeated', 'repeated', 'repeated', 'taken'])
    expect(last.body.stage).toBe('over')
    expect(await world.deps.trips.get(world.train)).toMatchObject({
      progress: { state: 'handed-over' },
      receipts: [{ receivedBy, at: events[0]!.at }],
    })
    expect(await journey(3)).toMatchObject({ state: 'no-show' })
  })

  test.each([
    ['first', 'second'],
    ['second', 'first'],
    ['first', 'second', 'first'],
    ['second', 'first', 'second'],
  ])('two phones that differ have one outcome, and the difference is an alarm: %s, %s', async (...order) => {
    await boardAll()
    const made = await makeLink(world, world.train)
    const [one, other] = [phoneBehind(world, made, 'K7Q2'), phoneBehind(world, made, 'M3XA')]
    await atGate(world, world.train)
    const sends = {
      first: [
        one.tap(0, 'handed-over', 9, { receivedBy }),
        one.tap(1, 'not-arrived', 9, { receivedBy }),
        one.tap(2, 'handed-over', 9, { receivedBy }),
      ],
      second: [
        other.tap(0, 'not-arrived', 5, { receivedBy }),
        other.tap(1, 'handed-over', 5, { receivedBy }),
        other.tap(2, 'handed-over', 5, { receivedBy }),
      ],
    }
    for (const step of order as ('first' | 'second')[])
      expect((await (step === 'first' ? one : other).send(sends[step])).status).toBe(200)
    const people = await seat(world.train)
    expect(people.map(({ state }) => state)).toEqual(['handed-over', 'handed-over', 'handed-over', 'boarded'])
    expect(people.map(({ received = [] }) => received.length)).toEqual([2, 2, 2, 0])
    const { alarms } = await sheet(world.train)
    const differing = people.slice(0, 2).map(({ placementId }) => placementId)
    expect(
      alarms
        .filter(({ words }) => words.zh.includes('交接情况'))
        .map(({ words }) => words.zh.split('：', 1).join())
        .sort(),
    ).toEqual(differing.toSorted())
  })

  test('who is on record as diverted stays so; the phone is told, and keeps nobody else from being handed over', async () => {
    await boardAll()
    const enterpriseId = (await seat(world.train))[0]!.enterpriseId
    await atGate(world, world.train)
    const body = { enterpriseId, diverted: [workerId(0)], receivedBy: '站长' }
    const diverted = await world.world.call('POST', `/v1/trips/${world.train}/hand-over`, {
      token: await world.station(),
      body,
    })
    expect(diverted.status).toBe(200)
    const phone = phoneBehind(world, await makeLink(world, world.train), 'K7Q2')
    const answer = await phone.send([0, 1].map((number) => phone.tap(number, 'handed-over', 1, { receivedBy })))
    expect(answer.body.results).toMatchObject([
      { result: 'overruled', words: { zh: expect.stringContaining('已另作安排') } },
      { result: 'taken' },
    ])
    expect((await seat(world.train)).slice(0, 2).map(({ state }) => state)).toEqual(['diverted', 'handed-over'])
  })

  test('a hand-over hours before the trip can be there is refused, and nothing of it is kept', async () => {
    const phone = phoneBehind(world, await makeLink(world, world.train), 'K7Q2')
    await atDoor(world, world.train)
    const { body } = await phone.send([phone.tap(0, 'handed-over', 1, { receivedBy })])
    expect(body.results).toMatchObject([{ result: 'refused', words: { zh: expect.stringContaining('太早') } }])
    expect((await seat(world.train))[0]?.received).toBeUndefined()
  })
})
