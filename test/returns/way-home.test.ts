import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EscortEventsHeard } from '../../domain/arrival/escort-list.ts'
import { dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { CaseStep } from '../../domain/stabilisation/case-step.ts'
import type { WayHomeView } from '../../domain/stabilisation/way-home-view.ts'
import { openWorld, type World } from '../world.ts'
import { type AtWork, openPost } from './at-work.ts'

let world: World
let people: AtWork[]
let isSoldOut = false
// An ordinary week of June: no festival is near.
beforeAll(async () => {
  world = await openWorld({
    partners: false,
    start: '2026-06-01T01:00:00.000Z' as Instant,
    mood: { soldOut: () => isSoldOut },
  })
  people = (await openPost(world, 11)).people
})
afterAll(() => world.close())

type Read = Case & { journeyHome?: WayHomeView; steps: CaseStep[] }
const call = async (method: 'GET' | 'POST', path: string, given: object = {}) =>
  world.call(method, path, {
    token: await world.token({ role: 'station', cities: ['441900'], subject: 'sun@station' }),
    ...given,
  })
const day = (days: number) => plusDays(dateInShanghai(world.clock.now()), days)
let nextPerson = 0

async function opened(kind = 'way-home'): Promise<{ person: AtWork; one: Case }> {
  const person = people[nextPerson] as AtWork
  nextPerson += 1
  const { workerId, placement } = person
  await world.deps.links.keep(
    [{ tokenHash: `of ${workerId}`, workerId, batchId: placement.batchId, chunk: 0 }],
    world.clock.now(),
  )
  const { body } = await call('POST', '/v1/cases', { body: { workerId, kind } })
  await world.advance({ seconds: 30 })
  return { person, one: body as Case }
}
const book = ({ caseId }: Case, body: object = {}, key?: string) =>
  call('POST', `/v1/cases/${caseId}/way-home`, {
    body: { agreed: true, leaveFrom: day(3), leaveUntil: day(8), paidBy: 'county', ...body },
    ...(key !== undefined && { key }),
  })
const read = async ({ caseId }: Case) => (await call('GET', `/v1/cases/${caseId}`)).body as Read

/** The person's only way: on board, there, and home. */
async function travels({ journeyHome }: Read, { workerId }: AtWork): Promise<void> {
  const trip = journeyHome?.trip
  if (!trip) throw new Error('there is a seat')
  const report = async (what: string, body: object) =>
    expect(await call('POST', `/v1/trips/${trip.tripId}/${what}`, { body })).toMatchObject({ status: 200 })
  await world.advance({ seconds: (Date.parse(trip.departs) - world.clock.epochMilliseconds()) / 1000 })
  const at = () => world.clock.now()
  await report('roll-call', { entries: [{ id: `roll-${trip.tripId}`, workerId, at: at(), said: 'boarded' }] })
  await report('departed', { at: at() })
  await world.advance({ seconds: (Date.parse(trip.arrives) - world.clock.epochMilliseconds()) / 1000 })
  await report('arrived', { at: at() })
  await report('alighted', { alighted: [{ workerId, place: '昭通站出站口' }], at: at() })
  await world.advance({ hours: 1 })
}
const textsTo = ({ phone }: AtWork) => world.partners.texts.filter((sms) => sms.phone === phone).map(({ text }) => text)
const postOf = async ({ placement: { batchId, workerId } }: AtWork) =>
  (await world.deps.placements.get(batchId, 0, workerId))?.journey.state
const onList = async ({ caseId }: Case) => {
  const { body } = await call('GET', '/v1/worklist')
  const { items } = body as { items: { subject: { caseId?: string }; until: string; note: { zh: string } }[] }
  return items.find(({ subject }) => subject.caseId === caseId)
}

test('somebody goes home on a train that is booked for them alone, and their case is settled once they have alighted', async () => {
  const { person, one } = await opened()
  const asked = await book(one, { agreedWith: 'li@station' }, 'home')
  expect(asked).toMatchObject({
    status: 200,
    body: { contacted: { by: 'li@station' }, wayHome: { agreed: { with: 'li@station' } }, waits: { whom: '返乡行程' } },
  })
  await book(one, { agreedWith: 'li@station' }, 'home')
  expect((await book(one)).body).toMatchObject({ code: 'stabilisation/journey-under-way' })
  await world.advance({ minutes: 5 })
  const going = await read(one)
  expect(going.journeyHome).toMatchObject({
    batch: 'running',
    journey: 'seated',
    trip: { mode: 'seat-block-rail', booking: { state: 'confirmed' } },
  })
  const { batchId } = going.wayHome!
  const [trip] = await world.deps.trips.ofBatch(batchId)
  // One person has a ticket of their own: no list of a group, which would be 17 days ahead.
  expect(trip).toMatchObject({ passengers: 1, seats: 1, returns: 'homeward' })
  expect(trip).not.toHaveProperty('groupTicket')
  expect(await world.deps.placements.get(batchId, 0, person.workerId)).toMatchObject({
    returns: { consent: { purpose: 'homeward-journey', by: 'call', at: going.wayHome!.agreed.at } },
  })
  await world.advance({ hours: 12 })
  // They said yes to a colleague: no text asks them, one tells them of the train.
  expect(textsTo(person).filter((text) => text.includes(trip!.service!))).toHaveLength(1)
  expect(textsTo(person).join()).not.toContain('不坐')
  expect(await postOf(person)).toBe('handed-over')

  await travels(going, person)
  expect(await read(one)).toMatchObject({
    state: 'settled',
    outcome: 'way-home',
    by: 'sun@station',
    wayHome: { ended: { as: 'arrived' } },
    steps: [{ act: 'way-home' }, { act: 'way-home-ended', endedHome: 'arrived' }],
  })
  expect(await postOf(person)).toBe('left')
})

test('where nobody sells a seat the case hears so at once, stands due on its list, and a ticket from a counter is recorded', async () => {
  const { person, one } = await opened()
  const ticket = {
    agreed: true,
    vehicle: '客运站大巴',
    place: '东莞总站',
    departs: `${day(3)}T10:00:00+08:00`,
    arrives: `${day(4)}T10:00:00+08:00`,
    costYuan: 420,
    paidBy: 'station',
    reference: '0317',
  }
  const record = () => call('POST', `/v1/cases/${one.caseId}/journey-home`, { body: ticket })
  expect((await record()).body).toMatchObject({ code: 'stabilisation/ticket-after-trip' })
  expect((await book(one, { mostYuan: 1 })).status).toBe(200)
  expect((await record()).body).toMatchObject({ code: 'stabilisation/journey-under-way' })
  await world.advance({ minutes: 5 })
  const failed = await read(one)
  expect(failed).toMatchObject({ state: 'assigned', wayHome: { ended: { as: 'no-seat' } }, isOverdue: false })
  expect(failed).not.toHaveProperty('waits')
  expect(await onList(one)).toMatchObject({ until: failed.wayHome!.ended!.at })
  expect((await onList(one))?.note.zh).toContain('这几天没有买得到的车票')
  expect(await world.deps.batches.get(failed.wayHome!.batchId)).toMatchObject({ state: 'failed' })
  expect(await record()).toMatchObject({ status: 200, body: { home: { reference: '0317' }, waits: {} } })
  expect((await onList(one))?.note.zh).not.toContain('返乡行程未成')
  expect(await postOf(person)).toBe('handed-over')
})

test('where every booking falls through the case hears so, the person is free, and may be booked again', async () => {
  const { person, one } = await opened()
  isSoldOut = true
  await book(one)
  await world.advance({ minutes: 30 })
  isSoldOut = false
  const failed = await read(one)
  expect(failed).toMatchObject({ state: 'assigned', wayHome: { ended: { as: 'not-booked' } } })
  const { batchId } = failed.wayHome!
  expect((await world.deps.placements.get(batchId, 0, person.workerId))?.journey.state).toBe('released')
  expect((await book(one)).status).toBe(200)
  await world.advance({ minutes: 5 })
  expect(await read(one)).toMatchObject({ journeyHome: { journey: 'seated' } })
})

test('who takes the yes back has no seat and no disadvantage, and the colleague hears so', async () => {
  const { person, one } = await opened()
  await book(one)
  await world.advance({ minutes: 5 })
  const { batchId } = (await read(one)).wayHome!
  const left = await call('POST', `/v1/workers/${person.workerId}/withdrawal`, { body: { batchId } })
  expect(left.status).toBeLessThan(300)
  await world.advance({ days: 9 })
  expect(await read(one)).toMatchObject({ state: 'assigned', wayHome: { ended: { as: 'withdrew' } } })
  expect(await postOf(person)).toBe('handed-over')
})

test('who is hurt leaves on the same day where a train goes; where the day is too short the refusal says what to do; the case goes on at home', async () => {
  const { person, one } = await opened('injury')
  // 06:00 in the morning of the next day, in China.
  await world.advance({ seconds: (Date.parse(`${day(1)}T06:00:00+08:00`) - world.clock.epochMilliseconds()) / 1000 })
  expect((await book(one, { leaveFrom: day(0), leaveUntil: day(0) })).status).toBe(200)
  await world.advance({ minutes: 2 })
  const going = await read(one)
  expect(dateInShanghai(going.journeyHome?.trip?.departs as Instant)).toBe(day(0))
  await travels(going, person)
  const home = await read(one)
  expect(home).toMatchObject({ state: 'assigned', wayHome: { ended: { as: 'arrived' } } })
  expect(home).not.toHaveProperty('waits')
  expect(await postOf(person)).toBe('handed-over')

  const { one: late } = await opened('injury')
  await world.advance({ seconds: (Date.parse(`${day(0)}T21:00:00+08:00`) - world.clock.epochMilliseconds()) / 1000 })
  const refused = await book(late, { leaveFrom: day(0), leaveUntil: day(0) })
  expect(refused).toMatchObject({ status: 422, body: { code: 'stabilisation/leaves-too-soon' } })
  expect((refused.body as { detail: string }).detail).toContain('buy a ticket at the station and record it')
})

test('an escort’s phone says who alighted, hours later and twice, and the trip ends with it', async () => {
  const { person, one } = await opened()
  const { workerId } = person
  await book(one)
  await world.advance({ minutes: 5 })
  const trip = (await read(one)).journeyHome!.trip!
  await world.advance({ seconds: (Date.parse(trip.departs) - world.clock.epochMilliseconds()) / 1000 })
  const made = await call('POST', `/v1/trips/${trip.tripId}/escort-links`, { body: {} })
  const { address } = made.body as { address: string }
  const token = address.slice(address.indexOf('#') + 1)
  const tap = (id: string, said: string, more: object = {}) => ({
    id: `K7Q2-${id}`,
    workerId,
    said,
    at: world.clock.now(),
    ahead: 0,
    ...more,
  })
  const send = async (events: object[]) => {
    const body = { phone: 'K7Q2', sentAt: world.clock.now(), events }
    const { status, body: heard } = await world.call('POST', '/v1/roll-call/events', { token, body })
    expect(status).toBe(200)
    return (heard as EscortEventsHeard).results.map(({ result }) => result)
  }
  expect(await send([tap('1', 'boarded')])).toEqual(['taken'])
  // Before the train has left nobody alights at home.
  expect(await send([tap('2', 'alighted')])).toEqual(['refused'])
  await world.advance({ seconds: (Date.parse(trip.arrives) - world.clock.epochMilliseconds()) / 1000 + 600 })
  const home = tap('3', 'alighted', { place: '龙头山镇政府门口' })
  const { body: list } = await world.call('GET', '/v1/roll-call', { token })
  expect(list).toMatchObject({ trip: { returns: 'homeward' }, plants: [] })
  // No network on the mountain.
  await world.advance({ hours: 2 })
  expect(await send([home])).toEqual(['taken'])
  expect(await send([home])).toEqual(['repeated'])
  const [passenger] = await world.deps.passengers.ofTrip(trip.tripId)
  expect(passenger).toMatchObject({ state: 'handed-over', alighted: { place: '龙头山镇政府门口', at: home.at } })
  await world.advance({ hours: 1 })
  expect(await read(one)).toMatchObject({ state: 'settled', outcome: 'way-home' })
})

test('of a journey that nobody reports the case says so, and never that they did not turn up', async () => {
  const { one } = await opened()
  await book(one)
  await world.advance({ days: 20 })
  expect(await read(one)).toMatchObject({ wayHome: { ended: { as: 'not-reported' } } })
})

test('nobody is carried without their word, from a case that is about something else, or without consent on record', async () => {
  const { person, one } = await opened()
  for (const wrong of [
    { agreed: false },
    { leaveFrom: day(-1) },
    { leaveFrom: day(40) },
    { leaveUntil: day(2) },
    { countyCode: '999999' },
  ])
    expect((await book(one, wrong)).status).toBe(422)
  await call('POST', `/v1/cases/${one.caseId}/acts`, {
    body: { act: 'change-kind', kind: 'wages', reason: '只是工资' },
  })
  expect((await book(one)).body).toMatchObject({ code: 'stabilisation/no-way-home' })
  await call('POST', `/v1/cases/${one.caseId}/acts`, {
    body: { act: 'change-kind', kind: 'way-home', reason: '想回家' },
  })
  await world.deps.workers.withdrawConsent(person.workerId, world.clock.now())
  expect((await book(one)).body).toMatchObject({ code: 'stabilisation/not-to-be-carried' })
})

test('whoever has no home any more goes where relatives are, and who has left the job is brought home as well', async () => {
  const { person, one } = await opened()
  const { batchId, workerId } = person.placement
  const gone = { state: 'left' as const, at: world.clock.now() }
  await world.deps.placements.move(batchId, 0, [{ workerId, from: ['handed-over'], to: gone }])
  expect((await book(one, { countyCode: '530602' })).status).toBe(200)
  await world.advance({ minutes: 5 })
  const going = await read(one)
  expect(going.journeyHome?.journey).toBe('seated')
  const [trip] = await world.deps.trips.ofBatch(going.wayHome!.batchId)
  expect(trip?.counties).toEqual(['530602'])
})
