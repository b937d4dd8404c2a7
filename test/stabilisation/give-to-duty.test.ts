import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CaseId, derivedId } from '../../domain/kernel/ids.ts'
import { assignCase, type Case, type CaseIn } from '../../domain/stabilisation/case.ts'
import type { MovedCases } from '../../domain/stabilisation/move-cases.ts'
import type { StationLoad } from '../../domain/stabilisation/station-load.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { askForHelp } from '../../functions/stabilisation/ask-for-help.ts'
import { giveToDuty } from '../../functions/stabilisation/give-to-duty.ts'
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

const province = () => world.token({ role: 'province' })
const colleague = (subject: string) => world.token({ role: 'station', cities: [jobOrder.cityCode], subject })
const days = { from: '2026-03-01', to: '2026-12-31' }
const people = ['sun', 'qian', 'li'].map((subject) => ({ subject, name: subject, role: 'member' as const }))
const all = people.map(({ subject }) => ({ subject, ...days }))

let station: LabourStation
let run = 0
/** Each test has a station of its own, with people of its own, and the one before looks after another city. */
beforeEach(async () => {
  run += 1
  if (station) await change({ cities: ['330100'] })
  const own = (subject: string) => `${subject}-${run}`
  station = await registered(world, {
    cities: [jobOrder.cityCode],
    people: people.map((one) => ({ ...one, subject: own(one.subject) })),
    duties: all.map((one) => ({ ...one, subject: own(one.subject) })),
    absences: [{ subject: own('li'), ...days }],
    covered: null,
  })
})

async function change(body: object) {
  const path = `/v1/stations/${station.stationId}`
  const answer = await world.call('PATCH', path, { token: await province(), body })
  expect(answer.status).toBe(200)
  return answer.body as LabourStation
}
let asked = 0
/** Somebody at work in the city, and the case that their call for help opens. */
async function callOf(name: string): Promise<Case> {
  const batchId = derivedId('BatchId', name)
  if (!(await world.deps.batches.get(batchId))) await travelledBatch(world, jobOrder, batchId)
  const { workerId } = await placed(world, jobOrder, batchId)
  asked += 1
  const call = { workerId, at: world.clock.now(), key: `call ${asked}`, text: '要帮忙', journey: { batchId, chunk: 0 } }
  await askForHelp(call, world.deps)
  const [one] = await world.deps.cases.ofWorker(workerId)
  return one!
}
/** The same person’s facts in a case that nobody has opened yet. */
/** As where what follows from it has broken off. */
const openedAlone = (some: readonly CaseIn<'opened'>[]) =>
  world.deps.cases.open(some.map((one) => assignCase(one, 'station', one.openedAt)))
function another(like: Case, name: string): CaseIn<'opened'> {
  const { kind, batchId, chunk, placementId, enterpriseId, countyCode, cityCode, openedAt } = like
  const whose = { kind, batchId, chunk, placementId, enterpriseId, countyCode, cityCode, openedAt }
  return { ...whose, caseId: derivedId('CaseId', name), workerId: derivedId('WorkerId', name), state: 'opened' }
}
const loadOf = async () => {
  const path = `/v1/stations/${station.stationId}/load`
  const { body } = await world.call('GET', path, { token: await colleague(`sun-${run}`) })
  return (body as StationLoad).people.map(({ openCases: held }) => held)
}
const holderOf = async (caseId: CaseId) => (await world.deps.cases.get(caseId))?.heldBy ?? null

test('cases of a city go to those on duty in turn, to nobody who is absent, and stay theirs as the case goes on', async () => {
  const opened = [await callOf('turn'), await callOf('turn'), await callOf('turn')]
  expect(opened.map(({ heldBy }) => heldBy)).toEqual([`qian-${run}`, `sun-${run}`, `qian-${run}`])
  await world.advance({ minutes: 5 })
  expect(await world.deps.cases.get(opened[0]!.caseId)).toMatchObject({ state: 'assigned', heldBy: `qian-${run}` })
  expect(await loadOf()).toEqual([1, 2, 0])
  const outcome = { token: await colleague(`qian-${run}`), body: { outcome: 'settled', note: '' } }
  for (const one of [opened[0]!, opened[2]!]) await world.call('POST', `/v1/cases/${one.caseId}/outcome`, outcome)
  expect(await loadOf()).toEqual([1, 0, 0])
  expect((await callOf('turn')).heldBy).toBe(`qian-${run}`)
})

test('two that open cases of one city at once share them out as one would, and no case is given twice', async () => {
  const like = await callOf('at once')
  const halves = ['left', 'right', 'third'].map((half) =>
    Array.from({ length: 11 }, (_, count) => another(like, `${half} ${count}`)),
  )
  await Promise.all(halves.map((half) => openCases(half, world.deps)))
  expect(await loadOf()).toEqual([17, 17, 0])
  const held = await Promise.all(people.map(({ subject }) => world.deps.cases.heldBy(`${subject}-${run}`, 100)))
  const ids = held.flatMap(({ items }) => items.map(({ one }) => one.caseId))
  expect(new Set(ids)).toEqual(new Set([like, ...halves.flat()].map(({ caseId }) => caseId)))
  expect(ids).toHaveLength(34)
})

test('what was settled while it is being given out gets no holder, and holds up none of the others', async () => {
  const like = await callOf('settled meanwhile')
  const others = [another(like, 'settled 1'), another(like, 'settled 2')]
  await openedAlone(others)
  const body = { outcome: 'settled', note: '' }
  const token = await province()
  const [over, open] = others
  expect((await world.call('POST', `/v1/cases/${over!.caseId}/outcome`, { token, body })).status).toBe(200)
  await giveToDuty(others, world.deps)
  expect(await holderOf(over!.caseId)).toBeNull()
  expect(await holderOf(open!.caseId)).not.toBeNull()
  const turn = { cityCode: jobOrder.cityCode, seen: await world.deps.cases.turnOf(jobOrder.cityCode) }
  const given = [{ one: over!, to: `sun-${run}` }]
  expect(await world.deps.cases.give(given, { ...turn, at: world.clock.now() })).toBe(false)
  expect(await holderOf(over!.caseId)).toBeNull()
})

test('a case that nobody had is opened again for whoever is on duty', async () => {
  const absences = station.people.map(({ subject }) => ({ subject, ...days }))
  await change({ absences })
  const one = await callOf('opened again')
  const token = await colleague(`sun-${run}`)
  const post = (path: string, body: object) => world.call('POST', `/v1/cases/${one.caseId}/${path}`, { token, body })
  expect((await post('outcome', { outcome: 'settled', note: '' })).status).toBe(200)
  await change({ absences: absences.slice(1) })
  const answer = await post('acts', { act: 'reopen', reason: '又没有发' })
  expect(answer).toMatchObject({ status: 200, body: { heldBy: `sun-${run}` } })
})

test('opened a second time, after a function broke off, a case stays with whoever has it by now', async () => {
  const like = await callOf('again')
  const one = another(like, 'again')
  await openedAlone([one])
  const at = world.clock.now()
  await world.deps.cases.hand([one], { from: null, to: `li-${run}`, act: 'test', at })
  await openCases([one], world.deps)
  expect(await holderOf(one.caseId)).toBe(`li-${run}`)
})

test('while nobody is on duty cases stay with the station, and the lists say so until somebody is', async () => {
  const path = `/v1/worklist?city=${jobOrder.cityCode}`
  const listed = async () => {
    const { body } = await world.call('GET', path, { token: await colleague(`sun-${run}`) })
    const { items } = body as { items: { kind: string; subject: object }[] }
    return items.filter(({ kind }) => kind === 'station-unmanned').map(({ subject }) => subject)
  }
  const absences = station.people.map(({ subject }) => ({ subject, ...days }))
  await change({ absences })
  const one = await callOf('nobody')
  expect(await holderOf(one.caseId)).toBeNull()
  expect(await listed()).toEqual([{ stationId: station.stationId }])
  await callOf('nobody')
  expect(await listed()).toHaveLength(1)
  await change({ name: '昭通驻东莞站' })
  expect(await listed()).toHaveLength(1)
  const { listed: stands, due } = await listsAndFacts(world.deps)
  expect(stands).toEqual(due)
  await change({ absences: absences.slice(1) })
  expect(await listed()).toEqual([])
  expect((await callOf('nobody')).heldBy).toBe(`sun-${run}`)
})

test('where a station is registered a caseload passes to its people only; a colleague who looks after it may take it on', async () => {
  const one = await callOf('register')
  const from = one.heldBy!
  const token = await colleague(from)
  const move = async (to: string) =>
    (await world.call('POST', '/v1/cases/moves', { token, body: { from, to, caseIds: [one.caseId] } }))
      .body as MovedCases
  expect(await move('nobody.such')).toMatchObject({
    moved: 0,
    cases: [{ outcome: 'stays', why: { code: 'not-of-station', zh: expect.stringContaining('名册') } }],
  })
  const hand = async (to: string, by = token, language: 'zh' | 'en' = 'en') =>
    world.call('POST', `/v1/cases/${one.caseId}/holder`, { token: by, body: { to }, language })
  expect(await hand('nobody.such', token, 'zh')).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('nobody.such'), errors: [{ pointer: '#/to' }] },
  })
  expect(await holderOf(one.caseId)).toBe(from)
  expect(await move(`sun-${run}`)).toMatchObject({ moved: 1 })
  const county = await world.token({ role: 'county', counties: ['530621'], subject: 'ma' })
  expect(await hand('ma', county)).toMatchObject({ status: 200, body: { heldBy: 'ma' } })
  // With the province it is theirs to say who looks after it.
  await world.advance({ days: 3, hours: 1 })
  expect(await world.deps.cases.get(one.caseId)).toMatchObject({ state: 'assigned', to: 'province' })
  expect(await hand('zhao@province', await province())).toMatchObject({ status: 200 })
})

test('a city without a register is as it was', async () => {
  await change({ cities: ['330100'] })
  const one = await callOf('as it was')
  expect(await holderOf(one.caseId)).toBeNull()
  const token = await colleague('anybody')
  const body = { to: 'somebody' }
  expect((await world.call('POST', `/v1/cases/${one.caseId}/holder`, { token, body })).status).toBe(200)
})
