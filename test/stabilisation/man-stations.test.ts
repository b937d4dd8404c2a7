import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CaseId, derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { Case, CaseIn } from '../../domain/stabilisation/case.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { askForHelp } from '../../functions/stabilisation/ask-for-help.ts'
import { openCases } from '../../functions/stabilisation/open-cases.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { registered } from '../stations/registered.ts'
import { listsAndFacts } from '../worklist/lists-and-facts.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const days = { from: '2026-03-01', to: '2026-12-31' }
const person = (subject: string, deputy?: string) => ({
  subject,
  name: subject,
  role: 'member' as const,
  ...(deputy !== undefined && { deputy }),
})
const province = () => world.token({ role: 'province' })
const holderOf = async (caseId: CaseId) => (await world.deps.cases.get(caseId))?.heldBy ?? null
const today = () => world.clock.now().slice(0, 10)

/** A station of the city, where no other looks after it any more. */
async function stationWith(facts: object): Promise<LabourStation> {
  for (const { stationId } of await world.deps.stations.ofCity(jobOrder.cityCode))
    await change(stationId, { cities: ['330100'] })
  const station = await registered(world, {
    cities: [jobOrder.cityCode],
    duties: [],
    absences: [],
    covered: null,
    ...facts,
  })
  await world.advance({ minutes: 1 })
  return station
}
async function change(stationId: string, body: object): Promise<LabourStation> {
  const answer = await world.call('PATCH', `/v1/stations/${stationId}`, { token: await province(), body })
  expect(answer.status).toBe(200)
  return answer.body as LabourStation
}
let calls = 0
/** So many cases of the city: one of somebody at work there, and others like it. */
async function opened(name: string, count: number): Promise<Case[]> {
  const batchId = derivedId('BatchId', name)
  await travelledBatch(world, jobOrder, batchId)
  const { workerId } = await placed(world, jobOrder, batchId)
  calls += 1
  const call = { workerId, at: world.clock.now(), key: `call ${calls}`, text: '要帮忙', journey: { batchId, chunk: 0 } }
  await askForHelp(call, world.deps)
  const [like] = await world.deps.cases.ofWorker(workerId)
  const others = Array.from({ length: count - 1 }, (_, at) => another(like!, `${name} ${at}`))
  await openCases(others, world.deps)
  return (await world.deps.cases.getMany([like!, ...others].map(({ caseId }) => caseId))) as Case[]
}
function another(like: Case, name: string): CaseIn<'opened'> {
  const { kind, batchId, chunk, placementId, enterpriseId, countyCode, cityCode, openedAt } = like
  const whose = { kind, batchId, chunk, placementId, enterpriseId, countyCode, cityCode, openedAt }
  return { ...whose, caseId: derivedId('CaseId', name), workerId: derivedId('WorkerId', name), state: 'opened' }
}
const holdersOf = async (cases: readonly Case[]) => Promise.all(cases.map(({ caseId }) => holderOf(caseId)))
const counted = (holders: readonly (string | null)[]) =>
  Object.fromEntries([...Map.groupBy(holders, String)].map(([holder, some]) => [holder, some.length]))

test('what came while nobody was on duty goes to those on duty as soon as a roster is written, in equal shares, and once', async () => {
  const { stationId } = await stationWith({ people: ['a1', 'b1', 'c1'].map((one) => person(one)) })
  const cases = await opened('roster', 7)
  expect(counted(await holdersOf(cases))).toEqual({ null: 7 })
  const listed = async () =>
    (
      (await world.call('GET', '/v1/worklist?kind=station-unmanned', { token: await province() })).body as {
        items: { id: string }[]
      }
    ).items.map(({ id }) => id)
  expect(await listed()).toContain(stationId)
  const duties = ['a1', 'b1'].map((subject) => ({ subject, ...days }))
  await change(stationId, { duties })
  await world.advance({ minutes: 1 })
  expect(counted(await holdersOf(cases))).toEqual({ a1: 4, b1: 3 })
  expect(await listed()).not.toContain(stationId)
  const holders = await holdersOf(cases)
  await change(stationId, { duties })
  await world.advance({ minutes: 1 })
  expect(await holdersOf(cases)).toEqual(holders)
  const { listed: stands, due } = await listsAndFacts(world.deps)
  expect(stands).toEqual(due)
})

test('whose duty begins at midnight finds on that day what came in the night, however many stations there are', async () => {
  const tomorrow = new Date(Date.parse(`${today()}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  await stationWith({ people: [person('a2')], duties: [{ subject: 'a2', from: tomorrow, to: days.to }] })
  const [one] = await opened('night', 1)
  expect(await holderOf(one!.caseId)).toBeNull()
  // More than are read at once, younger than the one that is meant and older.
  const { stationId: _, ...like } = await registered(world, { cities: ['330100'] })
  for (let number = 0; number < 24; number += 1) {
    const registeredAt = plus(world.clock.now(), { hours: number < 12 ? -1000 : 1 })
    await world.deps.stations.register({ ...like, registeredAt, stationId: derivedId('StationId', 'many', number) })
  }
  await world.advance({ hours: 26 })
  expect(await holderOf(one!.caseId)).toBe('a2')
})

test('a city that gets its first station has its open cases given out', async () => {
  for (const { stationId } of await world.deps.stations.ofCity(jobOrder.cityCode))
    await change(stationId, { cities: ['330100'] })
  const [one] = await opened('first station', 1)
  expect(await holderOf(one!.caseId)).toBeNull()
  await stationWith({ people: [person('a3')], duties: [{ subject: 'a3', ...days }] })
  expect(await holderOf(one!.caseId)).toBe('a3')
})

test('who is taken off the register leaves their cases to the deputy, and without one to whoever is on duty', async () => {
  const duties = ['a4', 'b4', 'd4'].map((subject) => ({ subject, ...days }))
  const people = [person('a4', 'c4'), person('b4'), person('c4'), person('d4')]
  const { stationId } = await stationWith({ people, duties })
  const cases = await opened('left', 6)
  const held = await holdersOf(cases)
  expect(counted(held)).toEqual({ a4: 2, b4: 2, d4: 2 })
  await change(stationId, { people: people.slice(2), duties: duties.slice(2) })
  await world.advance({ minutes: 1 })
  const heirs: Readonly<Record<string, string>> = { a4: 'c4', b4: 'd4', d4: 'd4' }
  expect(await holdersOf(cases)).toEqual(held.map((one) => heirs[one!]))
  expect(await world.deps.stations.get(stationId)).not.toHaveProperty('left')
  const trail = await world.deps.audit.of(cases[held.indexOf('a4')]!.caseId)
  expect(trail).toMatchObject([{ actor: 'stabilisation/man-stations', role: 'task' }])
})

test('on leave what is due before they are back passes to the deputy; what waits for another office until then stays', async () => {
  const people = [person('a5', 'b5'), person('b5')]
  const { stationId } = await stationWith({ people, duties: [{ subject: 'a5', ...days }] })
  const [due, waits] = await opened('leave', 2)
  expect(await holdersOf([due!, waits!])).toEqual(['a5', 'a5'])
  const until = new Date(Date.parse(world.clock.now()) + 9 * 86_400_000).toISOString()
  const token = await world.token({ role: 'station', cities: [jobOrder.cityCode], subject: 'a5' })
  const body = { act: 'refer', service: '12333', until }
  const referred = await world.call('POST', `/v1/cases/${waits!.caseId}/acts`, { token, body })
  expect(referred.status).toBe(200)
  const later = new Date(Date.parse(`${today()}T12:00:00Z`) + 2 * 86_400_000).toISOString().slice(0, 10)
  await change(stationId, { absences: [{ subject: 'a5', from: today(), to: later }] })
  await world.advance({ minutes: 1 })
  expect(await holdersOf([due!, waits!])).toEqual(['b5', 'a5'])
})

test('a case that a county took on stays there when people of the station leave, and what the province has too', async () => {
  const people = [person('a6'), person('b6')]
  const { stationId } = await stationWith({ people, duties: [{ subject: 'a6', ...days }] })
  const [ofCounty, ofProvince] = await opened('county', 2)
  const county = await world.token({ role: 'county', counties: ['530621'], subject: 'ma' })
  expect(
    (await world.call('POST', `/v1/cases/${ofCounty!.caseId}/holder`, { token: county, body: { to: 'ma' } })).status,
  ).toBe(200)
  await world.advance({ days: 3, hours: 1 })
  await change(stationId, { people: people.slice(1), duties: [{ subject: 'b6', ...days }] })
  await world.advance({ minutes: 1 })
  expect(await holdersOf([ofCounty!, ofProvince!])).toEqual(['ma', 'a6'])
})

test('who goes on at another station of the city keeps what they hold there', async () => {
  const people = [person('a7'), person('b7')]
  const { stationId } = await stationWith({ people, duties: [{ subject: 'a7', ...days }] })
  const [one] = await opened('two stations', 1)
  expect(await holderOf(one!.caseId)).toBe('a7')
  const facts = { cities: [jobOrder.cityCode], name: '东莞第二站', covered: null, absences: [] }
  await registered(world, { ...facts, people: [person('a7')], duties: [{ subject: 'a7', ...days }] })
  await change(stationId, { people: people.slice(1), duties: [{ subject: 'b7', ...days }] })
  await world.advance({ minutes: 1 })
  expect(await holderOf(one!.caseId)).toBe('a7')
})

test('what the province has by now is not given to a station’s people', async () => {
  const { stationId } = await stationWith({ people: [person('a8')] })
  const [one] = await opened('with the province', 1)
  await world.advance({ days: 3, hours: 1 })
  expect(await world.deps.cases.get(one!.caseId)).toMatchObject({ state: 'assigned', to: 'province' })
  await change(stationId, { duties: [{ subject: 'a8', ...days }] })
  await world.advance({ minutes: 1 })
  expect(await holderOf(one!.caseId)).toBeNull()
})

test('a case with which we are late goes by name to the deputy of whoever holds it, and says since when and on whose list it stands', async () => {
  const head = { ...person('h9'), name: '赵站长', role: 'head' as const }
  const { stationId, name } = await stationWith({
    people: [{ ...person('a9', 'b9'), name: '王强' }, { ...person('b9'), name: '李明' }, head],
    duties: [{ subject: 'a9', ...days }],
  })
  const [one] = await opened('late', 1)
  const { caseId } = one!
  const read = async () =>
    (await world.call('GET', `/v1/cases/${caseId}`, { token: await province() })).body as Case & { openedAt: string }
  expect(await read()).not.toHaveProperty('lateWith')
  await world.advance({ hours: 25 })
  const since = new Date(Date.parse(one!.openedAt) + 24 * 3_600_000).toISOString()
  const lists = [`city:${jobOrder.cityCode}`, 'province']
  const late = { subject: 'b9', name: '李明', insteadOf: 'a9', station: name, since, lists }
  expect(await read()).toMatchObject({ heldBy: 'a9', lateWith: late })
  // The deputy finds it on their own station's list, with their name on it.
  const token = await world.token({ role: 'station', cities: [jobOrder.cityCode], subject: 'b9' })
  const { items } = (await world.call('GET', '/v1/worklist?kind=case', { token })).body as {
    items: { id: string; heldBy: string; lateWith?: object }[]
  }
  expect(items.find(({ id }) => id === caseId)).toMatchObject({ heldBy: 'a9', lateWith: late })
  const listed = (await world.call('GET', `/v1/cases?city=${jobOrder.cityCode}&overdue=true`, { token })).body
  expect((listed as { items: Case[] }).items.find((some) => some.caseId === caseId)).toMatchObject({ lateWith: late })

  // Where the deputy is absent, the head of the station is named.
  await change(stationId, { absences: [{ subject: 'b9', from: today(), to: days.to }] })
  expect((await read()).lateWith).toMatchObject({ subject: 'h9', name: '赵站长', insteadOf: null, since })
  const body = { act: 'first-contact' }
  await world.call('POST', `/v1/cases/${caseId}/acts`, { token: await province(), body })
  expect(await read()).not.toHaveProperty('lateWith')
})
