import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { derivedId, type TripId } from '../../../domain/kernel/ids.ts'
import { minus, plus } from '../../../domain/kernel/instant.ts'
import type { RollCallReceived } from '../../../domain/transport/trips/roll-call-result.ts'
import { departsAt } from '../../../domain/transport/trips/trip.ts'
import type { TripSheet } from '../../../domain/transport/trips/trip-sheet.ts'
import { withdrawWorker } from '../../../functions/arrival/withdraw-worker.ts'
import { batchId } from '../some-travellers.ts'
import { type UnderWay, underWay, untilDeparture } from './under-way.ts'

const id = (number: number) => derivedId('WorkerId', number)

let world: UnderWay
beforeEach(async () => {
  world = await underWay(3)
})
afterEach(() => world.close())

const now = () => world.deps.clock.now()
const minutesAgo = (minutes: number) => minus(now(), { minutes })

/** What an escort's phone sends of a trip. */
async function call(escort: string, entries: object[], tripId: TripId = world.feeder) {
  const token = await world.world.token({ role: 'county', subject: escort, counties: ['530627'] })
  const { status, body } = await world.world.call('POST', `/v1/trips/${tripId}/roll-call`, { token, body: { entries } })
  return { status, body: body as RollCallReceived & { detail?: string } }
}
const boarded = (number: number, at = minutesAgo(5)) => ({
  id: `b-${number}-${at.slice(11, 19).replaceAll(':', '')}`,
  workerId: id(number),
  said: 'boarded',
  at,
})
const absent = (number: number, at = minutesAgo(5), why = 'not-there') => ({
  ...boarded(number, at),
  id: `a-${number}-${at.slice(11, 19).replaceAll(':', '')}`,
  said: 'absent',
  why,
})
const journey = async (number: number) => (await world.deps.placements.get(batchId, 0, id(number)))?.journey.state
async function sheet(tripId: TripId = world.feeder): Promise<TripSheet> {
  const token = await world.escort()
  return (await world.world.call('GET', `/v1/trips/${tripId}`, { token })).body as TripSheet
}
const onTrain = async (number: number) => {
  const { state, hasBoarded } = (await world.deps.passengers.get({ tripId: world.train, workerId: id(number) }))!
  return { state, hasBoarded }
}

test('days ahead it is refused whole, with the moment from which it fits', async () => {
  await untilDeparture(world, world.feeder, 96)
  expect(await call('wang', [boarded(0, now())])).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/The roll-call at .* is too early: not before 2 hours/) },
  })
  expect(await journey(0)).toBe('seated')
})

describe('at the meeting point', () => {
  beforeEach(() => untilDeparture(world, world.feeder))

  test('each entry has its own result: one that is to come, or too early, refuses no other', async () => {
    const entries = [boarded(0), boarded(1, plus(now(), { minutes: 6 })), boarded(2, minutesAgo(180))]
    const { status, body } = await call('wang', entries)
    expect(status).toBe(200)
    expect(body.results).toMatchObject([
      { result: 'taken' },
      { result: 'refused', detail: expect.stringMatching(/还没有到.*is to come/) },
      { result: 'refused', detail: expect.stringMatching(/太早/) },
    ])
    expect(body.tally).toMatchObject({ boarded: 1, expected: 2 })
  })

  test('of two who contradict each other at once none is lost: boarded stands, both are shown until one decides', async () => {
    const [one, other] = await Promise.all([
      call('wang', [boarded(0), boarded(1), absent(2)]),
      call('li', [absent(0), boarded(1), boarded(2)]),
    ])
    expect([one.status, other.status]).toEqual([200, 200])
    const { contradictions, people, alarms } = await sheet()
    expect(contradictions).toMatchObject(
      [0, 2].map((number) => ({ workerId: id(number), stands: 'boarded', entries: [{}, {}] })),
    )
    expect(new Set(contradictions[0]?.entries.map(({ by }) => by))).toEqual(new Set(['wang', 'li']))
    expect(people.map(({ state }) => state)).toEqual(['boarded', 'boarded', 'boarded'])
    expect(alarms.filter(({ what }) => what.includes('contradict'))).toHaveLength(1)
    expect([await journey(0), await journey(2)]).toEqual(['boarded', 'boarded'])
    expect(await onTrain(0)).toEqual({ state: 'expected', hasBoarded: true })

    const late = await call('li', [absent(0)])
    expect(late.body.results).toMatchObject([
      { result: 'overruled', detail: expect.stringMatching(/wang报告已上车.*wang reported/) },
    ])
    const decided = await call('county', [{ ...absent(0, now()), id: 'decision', decides: true }])
    expect(decided.body).toMatchObject({ results: [{ result: 'taken' }], contradictions: [{ workerId: id(2) }] })
    expect([await journey(0), await onTrain(0)]).toEqual(['no-show', { state: 'no-show', hasBoarded: false }])
  })

  test('a mistaken tap is corrected by a later one of the same escort, in both directions', async () => {
    await call('wang', [boarded(0, minutesAgo(9)), absent(1, minutesAgo(9)), boarded(2, minutesAgo(9))])
    const { body } = await call('wang', [absent(0, minutesAgo(2)), boarded(1, minutesAgo(2))])
    expect(body).toMatchObject({ contradictions: [], tally: { boarded: 2, noShow: 1 } })
    expect([await journey(0), await journey(1)]).toEqual(['no-show', 'boarded'])
    expect([await onTrain(0), await onTrain(1)]).toEqual([
      { state: 'no-show', hasBoarded: false },
      { state: 'expected', hasBoarded: true },
    ])
  })

  test('what is sent twice, from a phone that lost the answer, is heard once; an id names one entry', async () => {
    const entries = [boarded(0), absent(1)]
    await call('wang', entries)
    const again = await call('wang', entries)
    expect(again.body.results.map(({ result }) => result)).toEqual(['repeated', 'repeated'])
    expect((await sheet()).people.map(({ roll = [] }) => roll.length)).toEqual([1, 1, 0])
    const other = await call('wang', [{ ...absent(0), id: entries[0]!.id }])
    expect(other.body.results).toMatchObject([{ result: 'refused', detail: expect.stringMatching(/编号/) }])
  })

  test('a change of mind at the door withdraws; of somebody who withdrew a boarding is kept and shown', async () => {
    await call('wang', [absent(0, minutesAgo(5), 'changed-mind')])
    expect(await journey(0)).toBe('withdrawn')
    await withdrawWorker({ batchId, chunk: 0, workerId: id(1) }, world.deps)
    const { body } = await call('li', [boarded(1)])
    expect(body).toMatchObject({
      results: [{ result: 'overruled', detail: expect.stringMatching(/已退出.*has withdrawn/) }],
      contradictions: [{ workerId: id(1), stands: 'boarded' }],
    })
    expect(await journey(1)).toBe('withdrawn')
  })
})

test('from a phone without network it is taken days later, with the time of the tap', async () => {
  await untilDeparture(world, world.feeder)
  const tapped = now()
  const entries = [boarded(0, tapped), boarded(1, tapped), absent(2, tapped)]
  // Nobody reports: the trips are settled, everybody counts as a no-show.
  await world.world.settle()
  expect([await journey(0), (await sheet(world.train)).progress.state]).toEqual(['no-show', 'cancelled'])
  const { status, body } = await call('wang', entries)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    progress: { state: 'boarded', at: tapped, by: 'wang' },
    tally: { boarded: 2, noShow: 1 },
  })
  expect(await world.deps.placements.get(batchId, 0, id(0))).toMatchObject({
    journey: { state: 'boarded', at: tapped },
  })

  // The train was thought empty; its escort's phone had no network either.
  const onBoard = minus(departsAt((await world.deps.trips.get(world.train))!), { minutes: 10 })
  const train = await call('zhao', [boarded(0, onBoard), boarded(1, onBoard)], world.train)
  expect(train.body).toMatchObject({ progress: { state: 'boarded' }, tally: { boarded: 2 } })
})
