import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CaseId, derivedId, type VisitId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plus, plusDays } from '../../domain/kernel/instant.ts'
import type { WaitingEntry } from '../../domain/kernel/waiting.ts'
import type { VisitFindings } from '../../domain/stabilisation/visit-findings.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import type { Visit } from '../../domain/stations/visit.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { registered } from '../stations/registered.ts'
import { listsAndFacts } from '../worklist/lists-and-facts.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
let group: LabourStation
const people: WorkerId[] = []
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  const roster = { duties: [], absences: [], covered: null, period: { from: today(), to: plusDays(today(), 30) } }
  group = await registered(world, {
    kind: 'working-group',
    name: '大理稳岗一组',
    cities: [jobOrder.cityCode],
    ...roster,
  })
  const batchId = derivedId('BatchId', 'counted only')
  await travelledBatch(world, jobOrder, batchId)
  for (let number = 0; number < 6; number += 1) people.push((await placed(world, jobOrder, batchId)).workerId)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const today = () => dateInShanghai(world.clock.now())
const member = (subject = 'sun') => world.token({ role: 'station', cities: [jobOrder.cityCode], subject })
const province = () => world.token({ role: 'province' })

/** A visit of today on which these were found. */
async function visited(...missing: object[]): Promise<VisitFindings> {
  const { stationId } = group
  const { enterpriseId, cityCode } = jobOrder
  const body = { stationId, enterpriseId, cityCode, date: today(), who: ['sun'] }
  const { visitId } = (await world.call('POST', '/v1/visits', { token: await member(), body })).body as Visit
  const found = { heldOn: today(), workersMet: 40, staying: 25, goingHome: 90, missing }
  const answer = await world.call('POST', `/v1/visits/${visitId}/findings`, { token: await member(), body: found })
  expect(answer.status).toBe(200)
  return answer.body as VisitFindings
}
const name = async (visitId: VisitId, kind: string, body: object, token?: string) =>
  world.call('POST', `/v1/visits/${visitId}/findings/${kind}`, {
    token: token ?? (await member()),
    body,
    language: 'zh',
  })
interface Worklist {
  readonly items: WaitingEntry[]
  readonly counts: { kind: string; waiting: number; overdue: number }[]
}
async function listed(token: string) {
  const { items, counts } = (await world.call('GET', '/v1/worklist?kind=finding-unnamed', { token })).body as Worklist
  const { waiting = 0, overdue = 0 } = counts.find(({ kind }) => kind === 'finding-unnamed') ?? {}
  return { items, waiting, overdue }
}
async function listsAreRight() {
  const lists = await listsAndFacts(world.deps)
  expect(lists.listed).toEqual(lists.due)
}

test('whom a visit only counted waits on the list of the city until they are named, each for a case', async () => {
  const { visitId, recordedAt } = await visited(
    { kind: 'wages', people: 3, workerIds: [people[0]], note: '上月工资未发' },
    { kind: 'documents-or-deposit-withheld', people: 1 },
  )
  const seen = await listed(await member())
  expect(seen.items).toMatchObject([
    { id: `${visitId}/documents-or-deposit-withheld`, subject: { visitId }, since: recordedAt },
    { id: `${visitId}/wages`, subject: { visitId, kind: 'wages' }, until: plus(recordedAt, { hours: 24 }) },
  ])
  expect(seen.items[1]?.note).toEqual({
    zh: expect.stringMatching(/五金厂：工资，2人$/),
    en: expect.stringMatching(/”: wages, 2 people$/),
  })
  expect(seen).toMatchObject({ waiting: 2, overdue: 0 })
  // The station first: the province is asked once the time is over.
  expect(await listed(await province())).toMatchObject({ items: [] })

  const first = await name(visitId, 'wages', { workerIds: [people[1]], note: '上月工资未发' })
  expect(first).toMatchObject({
    status: 200,
    body: { missing: [{ kind: 'wages', people: 3, unnamed: { people: 1 } }, {}] },
  })
  expect(await name(visitId, 'wages', { workerIds: [people[1]], note: '上月工资未发' })).toMatchObject(first)
  const [, caseId] = (first.body as VisitFindings).missing[0]!.caseIds
  expect(await world.deps.cases.get(caseId as CaseId)).toMatchObject({ kind: 'wages', workerId: people[1], visitId })
  expect(await world.deps.cases.ofWorker(people[1]!)).toHaveLength(1)
  expect(JSON.stringify(first.body)).not.toContain('工资未发')

  const last = await name(visitId, 'wages', { workerIds: [people[2]] })
  expect(last.body).toMatchObject({ missing: [{ unnamed: { people: 0, settled: { by: 'sun', why: null } } }, {}] })
  expect((await listed(await member())).items.map(({ id }) => id)).toEqual([`${visitId}/documents-or-deposit-withheld`])
  expect(await name(visitId, 'wages', { nobodyElse: '都已发放' })).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('没有等着点名的人') },
  })
  await listsAreRight()
})

test('what cannot wait is overdue after two hours, apart from what waits, and then on the province’s list too', async () => {
  const { visitId, recordedAt } = await visited({ kind: 'injury', people: 1 }, { kind: 'housing', people: 2 })
  const before = await listed(await member())
  expect(before.items.find(({ id }) => id === `${visitId}/injury`)?.until).toBe(plus(recordedAt, { hours: 2 }))
  await world.advance({ hours: 3 })
  const after = await listed(await member())
  expect([after.waiting, after.overdue]).toEqual([before.waiting, 1])
  expect((await listed(await province())).items.map(({ id }) => id)).toContain(`${visitId}/injury`)
  expect((await listed(await province())).items.map(({ id }) => id)).not.toContain(`${visitId}/housing`)

  const why = '复查：工友已出院，不需要办理'
  const settled = await name(visitId, 'injury', { nobodyElse: why }, await province())
  expect(settled).toMatchObject({ status: 200, body: { missing: [{ unnamed: { people: 1, settled: { why } } }, {}] } })
  expect(await name(visitId, 'injury', { nobodyElse: why })).toMatchObject({ status: 200, body: settled.body })
  expect(await name(visitId, 'injury', { nobodyElse: '查无此人' })).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining(why) },
  })
  expect((await listed(await province())).items.map(({ id }) => id)).not.toContain(`${visitId}/injury`)
  // Who comes forward after all has a case, and the reason stands.
  const late = (await name(visitId, 'injury', { workerIds: [people[3]] })).body as VisitFindings
  expect(late.missing[0]).toMatchObject({ caseIds: [expect.any(String)], unnamed: { people: 0, settled: { why } } })
  await listsAreRight()
})

test('two who name people at once leave both, and somebody whose case is open gets no second one', async () => {
  const { visitId } = await visited({ kind: 'wages', people: 4 })
  const both = await Promise.all([
    name(visitId, 'wages', { workerIds: [people[4]] }),
    name(visitId, 'wages', { workerIds: [people[5], people[0]], note: '还没有发' }),
  ])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const [found] = (await world.deps.visitFindings.get(visitId))!.findings.missing
  expect(found).toMatchObject({ people: 4, unnamed: { people: 1 } })
  expect(found!.caseIds).toHaveLength(3)
  const [open] = await world.deps.cases.ofWorker(people[0]!)
  expect(found!.caseIds).toContain(open!.caseId)
  expect(await world.deps.cases.furtherCalls(open!.caseId)).toHaveLength(1)
  const more = ['a', 'b', 'c', 'd'].map((one) => derivedId('CaseId', 'at once', one))
  await Promise.all(
    more.map((caseId) =>
      world.deps.visitFindings.change(visitId, (findings) => ({
        ...findings,
        missing: findings.missing.map((one) => ({ ...one, caseIds: [...one.caseIds, caseId] })),
      })),
    ),
  )
  expect((await world.deps.visitFindings.get(visitId))!.findings.missing[0]!.caseIds).toHaveLength(3 + more.length)
  await listsAreRight()
})

test('who names nobody, a stranger, or for another group is told what to do, and nothing is opened', async () => {
  const { visitId } = await visited({ kind: 'contract', people: 2 })
  const stranger = derivedId('WorkerId', 'stranger')
  for (const [body, pointer] of [
    [{}, '#/workerIds'],
    [{ nobodyElse: '复查没有', note: '说给谁听' }, '#/note'],
    [{ workerIds: [people[0], people[0]] }, '#/workerIds/1'],
    [{ workerIds: [people[0], stranger] }, '#/workerIds/1'],
  ] as const)
    expect(await name(visitId, 'contract', body)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
  expect((await name(visitId, 'contract', { nobodyElse: '没有' }, await member('somebody'))).status).toBe(403)
  expect((await name(visitId, 'hours', { nobodyElse: '没有' })).status).toBe(404)
  expect((await name(derivedId('VisitId', 'none'), 'hours', { nobodyElse: '没有' })).status).toBe(404)
  const all = await Promise.all(people.map((one) => world.deps.cases.ofWorker(one)))
  expect(all.flat().filter(({ kind }) => kind === 'contract')).toEqual([])
  expect((await world.deps.visitFindings.get(visitId))!.findings.missing).toMatchObject([{ unnamed: { people: 2 } }])
})
