import { afterEach, beforeEach, expect, test } from 'vitest'
import { epochOf, plusDays } from '../../../domain/kernel/instant.ts'
import { ownTripId } from '../../../domain/transport/journeys/own-choice.ts'
import { arrivesAt } from '../../../domain/transport/trips/trip.ts'
import { withdrawWorker } from '../../../functions/arrival/withdraw-worker.ts'
import { hashOfToken, pageToken } from '../../../functions/notices/page-token.ts'
import { factsOfWorker } from '../../../functions/subsidies/facts-of-worker.ts'
import { travelOwn } from '../../../functions/transport/travel/travel-own.ts'
import { countyPolicy } from '../../subsidies/county-policy.ts'
import { batchId, traveller } from '../some-travellers.ts'
import { type UnderWay, underWay, untilDeparture } from './under-way.ts'

let transport: UnderWay
let page: string
const one = traveller(0)
const { workerId } = one
const who = { batchId, chunk: 0, workerId }
const tripId = ownTripId(who)

beforeEach(async () => {
  transport = await underWay(3)
  const token = await pageToken({ workerId, batchId }, transport.deps)
  const link = { tokenHash: hashOfToken(token), workerId, batchId, chunk: 0 }
  await transport.deps.links.keep([link], transport.deps.clock.now())
  await transport.deps.subsidyPolicies.add(
    countyPolicy('zhenxiong-test', { place: { name: '镇雄县', code: '530627' } }),
  )
  page = `${transport.deps.settings.PUBLIC_URL}/t/${token}`
})
afterEach(() => transport.close())

const shown = async (lang = 'zh') => (await (await fetch(`${page}?lang=${lang}`)).text()).replaceAll(/<[^>]+>/g, '')
const press = async (what: string) =>
  (await (await fetch(`${page}/withdraw`, { method: 'POST', body: new URLSearchParams({ what }) })).text()).replaceAll(
    /<[^>]+>/g,
    '',
  )
const byStaff = async (body: object = { batchId }, token?: string) =>
  transport.world.call('POST', `/v1/workers/${workerId}/own-journey`, {
    token: token ?? (await transport.escort()),
    body,
  })
const standing = () => transport.deps.placements.get(batchId, 0, workerId)
const textsOf = (template: string) => transport.world.partners.texts.filter((text) => text.template === template)
const listed = async (trip: string) =>
  (await transport.deps.passengers.ofTrip(trip as typeof tripId)).map((passenger) => passenger.workerId)

test('who presses twice has given up both seats once, keeps the post, and was told once what it means', async () => {
  await transport.reach('travelling')
  expect(await shown()).toContain('确定，我自己去')
  const answers = await Promise.all([press('seat'), press('seat')])
  for (const text of [...answers, await press('seat')]) {
    expect(text).toContain('已改为自行前往：座位已退，岗位保留')
    expect(text).toContain('自行前往（车票自己付）')
    expect(text).not.toMatch(/报销路费|确定，我自己去|车费由我们付，您不用付钱/)
  }
  expect(await shown('en')).toContain('your own journey, whose ticket you pay')
  expect(await standing()).toMatchObject({
    journey: { state: 'seated', tripIds: [tripId], ownJourney: { code: 'own-choice' } },
  })
  for (const trip of [transport.feeder, transport.train]) {
    expect(await listed(trip)).not.toContain(workerId)
    expect((await transport.deps.trips.get(trip))?.passengers).toBe(2)
  }
  expect((await transport.trips()).filter(({ mode }) => mode === 'self-arranged')).toMatchObject([
    { tripId, passengers: 1, cost: { minorUnits: 0 }, booking: { state: 'not-needed' } },
  ])
  await transport.world.advance({ minutes: 5 })
  const [text, ...others] = textsOf('travel-own-choice')
  expect(others).toEqual([])
  expect(text?.text).toMatch(/座位已退，岗位保留。车票自己买、自己付，请留好，\d+月\d+日[\d:]+前到/)
  expect(text?.text).toContain('补助能不能领以当地审核为准')
})

test('the roll of the vehicles does not know them, and the plant takes them over on the eve of the first day', async () => {
  await transport.reach('travelling')
  expect((await byStaff()).status).toBe(204)
  await untilDeparture(transport, transport.feeder)
  const token = await transport.escort()
  const boarded = [traveller(1).workerId, traveller(2).workerId]
  const roll = await transport.world.call('POST', `/v1/trips/${transport.feeder}/roll-call`, {
    token,
    body: { boarded: [...boarded, workerId] },
  })
  expect(roll.body).toMatchObject({ progress: { state: 'boarded' }, tally: { boarded: 2, noShow: 0 } })
  expect((await standing())?.journey.state).toBe('seated')
  expect(textsOf('travel-reminder')).toHaveLength(2)

  const trip = (await transport.deps.trips.get(tripId))!
  const wait = epochOf(arrivesAt(trip)) - epochOf(transport.deps.clock.now())
  await transport.world.advance({ seconds: wait / 1000 + 60 })
  const handed = await transport.world.call('POST', `/v1/trips/${tripId}/hand-over`, {
    token: await transport.escort(),
    body: { enterpriseId: one.enterpriseId, arrived: [workerId], diverted: [], receivedBy: '李主管' },
  })
  expect(handed).toMatchObject({ status: 200, body: { progress: { state: 'handed-over' }, tally: { handedOver: 1 } } })
  await transport.world.settle()
  expect((await standing())?.journey.state).toBe('handed-over')
  const worker = (await transport.deps.workers.get(workerId))!
  const facts = await factsOfWorker(worker, plusDays(one.startDate, 100), transport.deps)
  expect(facts.jobs).toMatchObject([{ cameBy: 'own' }])
})

test('nothing is offered before they were told of their journey, nor from two hours before it leaves', async () => {
  expect(await shown()).toContain('行程订好、收到行程短信后')
  expect(await press('seat')).toContain('现在不能改为自行前往，原来的安排没有改变')
  expect(await byStaff()).toMatchObject({ status: 409 })
  await transport.reach('travelling')
  await untilDeparture(transport, transport.feeder, 1.9)
  expect(await shown()).not.toContain('确定，我自己去')
  expect(await press('seat')).toContain('快发车了，不能再改为自行前往')
  expect(await byStaff()).toMatchObject({ status: 409, body: { detail: expect.stringContaining('within 2 hours') } })
  expect(await listed(transport.feeder)).toContain(workerId)
  expect((await standing())?.journey).not.toHaveProperty('ownJourney')
})

test('colleagues of another county find nobody, and of another batch none', async () => {
  await transport.reach('travelling')
  const other = await transport.world.token({ role: 'county', counties: ['530621'] })
  expect((await byStaff({ batchId }, other)).status).toBe(404)
  expect((await byStaff({ batchId: one.placementId.replace(/^[a-z]+_/, 'bat_') })).status).not.toBe(204)
  expect((await standing())?.journey).not.toHaveProperty('ownJourney')
})

test('who withdraws afterwards gives up the post too, and withdrawing at the same moment leaves no seat behind', async () => {
  await transport.reach('travelling')
  await Promise.all([travelOwn(who, transport.deps), withdrawWorker(who, transport.deps)])
  await withdrawWorker(who, transport.deps)
  expect((await standing())?.journey.state).toBe('withdrawn')
  for (const trip of [transport.feeder, transport.train, tripId]) {
    const seat = await transport.deps.passengers.get({ tripId: trip, workerId })
    expect(seat?.state ?? 'withdrawn').toBe('withdrawn')
  }
  expect(await travelOwn(who, transport.deps)).toBe('none')
})

test('a call that broke off once the placement was written is completed by the next', async () => {
  await transport.reach('travelling')
  const { workflows } = transport.deps
  const broken = {
    ...transport.deps,
    workflows: { ...workflows, start: async () => Promise.reject(new Error('gone')) },
  }
  await expect(travelOwn(who, broken)).rejects.toThrow('gone')
  expect(await travelOwn(who, transport.deps)).toBe('chosen')
  await transport.world.advance({ minutes: 5 })
  expect(textsOf('travel-own-choice')).toHaveLength(1)
  expect((await transport.deps.trips.getWaiting(tripId))?.trip.progress.state).toBe('planned')
})
