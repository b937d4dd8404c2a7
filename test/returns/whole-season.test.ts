import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { TripSheet } from '../../domain/transport/trips/trip-sheet.ts'
import { keptItems } from '../reports/kept-items.ts'
import { recountReturns } from '../reports/recount-returns.ts'
import { openWorld, type World } from '../world.ts'
import { back, figuresOf, look, openPost, openWatcher, proposal, startReturns } from './at-work.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ start: '2026-12-28T01:00:00.000Z' as Instant })
})
afterAll(() => world.close())

test('people go home before the festival, and come back to their posts after it', async () => {
  const watcher = await openWatcher(world)
  const { plant, people } = await openPost(world, 24)
  const before = await world.deps.placements.getMany(people.map(({ placement }) => placement))

  const { status, body: batch } = await startReturns(world, [plant.id, watcher])
  expect({ status, body: batch }).toMatchObject({
    status: 202,
    body: { returns: { direction: 'homeward', season: 2027 } },
  })
  await world.advance({ minutes: 10 })
  expect(plant.heard).toMatchObject([
    { type: 'return.requested', data: { batchId: batch.batchId, direction: 'homeward' } },
  ])
  expect(await look(world, batch.batchId)).toMatchObject({
    progress: { step: 'collecting proposals', waitsFor: 'the proposals of enterprises' },
  })
  expect((await plant.send('return.proposed', proposal(batch.batchId, people))).status).toBe(200)
  expect((await figuresOf(world, batch.batchId)).total).toMatchObject({ proposed: 24, asked: 0 })

  let ended = await look(world, batch.batchId)
  for (let days = 0; days < 50 && ended.progress.step !== 'ended'; days += 1) {
    await world.advance({ days: 1 })
    ended = await look(world, batch.batchId)
  }
  expect(ended).toMatchObject({ state: 'completed' })
  const home = await figuresOf(world, batch.batchId)
  const { total } = home
  expect(home).toMatchObject(recountReturns(await keptItems(world.deps), batch.batchId))
  expect(ended.counts.returns).toEqual({ proposed: 24, asked: 24 })
  expect(total.asked).toBe(24)
  expect(total.yes + total.stay + total.silent).toBe(24)
  expect(total.arrived).toBeGreaterThan(4)
  expect(total.arrived + total.missed + total.withdrew).toBe(total.yes)
  // The post stays as it was, whatever came of the journey.
  expect(await world.deps.placements.getMany(people.map(({ placement }) => placement))).toEqual(before)

  const trips = await world.deps.trips.ofBatch(batch.batchId)
  for (const trip of trips)
    expect(trip).toMatchObject({ returns: 'homeward', counties: ['530621'], cities: ['441900'] })
  const first = trips.filter(({ stops }) => stops[0]?.place === '441900')
  expect(first.length).toBeGreaterThan(0)
  const token = await world.token({ role: 'county', counties: ['530621'] })
  const last = trips.find((trip) => trip.endsAtPlant && trip.progress.state === 'handed-over')
  expect(last?.stops.at(-1)?.name).toBeTruthy()
  const sheet = (await world.call('GET', `/v1/trips/${last?.tripId}`, { token })).body as TripSheet
  const alighted = sheet.people.filter(({ state }) => state === 'handed-over')
  expect(alighted.length).toBeGreaterThan(0)
  const atHome = people.find(({ workerId }) => workerId === alighted[0]?.workerId)
  const [address] = world.partners.sent.flatMap(({ phone, text }) =>
    phone === atHome?.phone ? (/https?:\S+$/.exec(text) ?? []) : [],
  )
  const page = await (await fetch(address ?? '', { headers: { 'accept-language': 'zh' } })).text()
  expect(page).toContain('已到家')
  // Papers are of the job, whose page and case they belong to.
  expect(page).not.toContain('/evidence')
  const notice = world.partners.sent.find(({ template }) => template.startsWith('travel-notice'))
  expect(notice?.text).toContain('鲁甸县')
  expect(await world.deps.cohorts.ofBatch(batch.batchId)).toEqual([])

  const again = await startReturns(world, [plant.id, watcher], {
    direction: 'back',
    campaign: '2027年返岗',
    travelWindow: back,
  })
  expect(again.status).toBe(202)
  await world.advance({ minutes: 10 })
  expect((await plant.send('return.proposed', proposal(again.body.batchId, people, '2027-02-24'))).status).toBe(200)
  let over = await look(world, again.body.batchId)
  for (let days = 0; days < 50 && over.progress.step !== 'ended'; days += 1) {
    await world.advance({ days: 1 })
    over = await look(world, again.body.batchId)
  }
  expect(over).toMatchObject({ state: 'completed' })
  const figures = await figuresOf(world, again.body.batchId)
  expect(figures).toMatchObject(recountReturns(await keptItems(world.deps), again.body.batchId))
  // Who stays at the post needs no way back, whether they said so in time or later.
  const asked = await world.deps.offers.ofChunk(batch.batchId, 0)
  expect(asked).toHaveLength(total.asked)
  const stay = total.stay + asked.filter(({ saidNoLate }) => saidNoLate !== undefined).length
  expect(figures.total.notAsked.stays).toBe(stay)
  expect(figures.total.asked).toBe(24 - stay)
  expect(figures.enterprises[0]).toMatchObject({ postsUnknown: 24 - figures.total.arrived })
  expect(await world.deps.placements.getMany(people.map(({ placement }) => placement))).toEqual(before)
})
