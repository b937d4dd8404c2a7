import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plus, plusDays } from '../../domain/kernel/instant.ts'
import type { VisitFindings } from '../../domain/stabilisation/visit-findings.ts'
import type { VisitReport } from '../../domain/stabilisation/visit-report.ts'
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
let worker: WorkerId
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  group = await registered(world, {
    kind: 'working-group',
    name: '大理稳岗一组',
    cities: [jobOrder.cityCode],
    people: [
      { subject: 'sun', name: '孙丽', role: 'head' },
      { subject: 'li', name: '李强', role: 'member' },
    ],
    duties: [],
    absences: [],
    covered: null,
    period: { from: day(0), to: day(20) },
  })
  const batchId = derivedId('BatchId', 'visits')
  await travelledBatch(world, jobOrder, batchId)
  worker = (await placed(world, jobOrder, batchId)).workerId
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const today = () => dateInShanghai(world.clock.now())
const day = (days: number) => plusDays(today(), days)
const province = () => world.token({ role: 'province', counties: ['53'] })
const member = (subject = 'sun') => world.token({ role: 'station', cities: [jobOrder.cityCode], subject })
async function ask<Answer>(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
  token?: string,
  key?: string,
) {
  const by = token ?? (await province())
  const answer = await world.call(method, path, { token: by, ...(body && { body }), ...(key && { key }) })
  return { status: answer.status, body: answer.body as Answer }
}
interface Plan {
  readonly visits: Visit[]
  readonly left: { why: string }[]
}
const plan = (differently: object = {}, key?: string) =>
  ask<Plan>(
    'POST',
    '/v1/visit-plans',
    { stationIds: [group.stationId], from: day(1), to: day(3), ...differently },
    undefined,
    key,
  )
const found = {
  workersMet: 40,
  services: 12,
  staying: 25,
  goingHome: 90,
  postsCollected: 30,
  agenciesVisited: 1,
  jobMoves: 2,
}

let visit: Visit
test('a plan is looked at first, then kept once, and a second plan leaves alone who is to be visited', async () => {
  const dry = await plan({ dryRun: true })
  expect(dry.body.visits).toMatchObject([{ enterpriseId: jobOrder.enterpriseId, date: day(1), who: ['sun', 'li'] }])
  expect((await ask<{ items: Visit[] }>('GET', '/v1/visits')).body.items).toEqual([])
  const made = await plan({}, 'plan 1')
  expect((await plan({}, 'plan 1')).body).toEqual(made.body)
  visit = made.body.visits[0]!
  expect(visit).toMatchObject({ state: 'planned', because: { openCases: 0, lastVisitOn: null } })
  const again = await plan({}, 'plan 2')
  expect(again.body).toMatchObject({ visits: [], left: [{ why: 'planned-already' }] })
  const elsewhere = derivedId('EnterpriseId', 'elsewhere')
  for (const [query, items] of [
    ['', [visit]],
    [`?stationId=${group.stationId}`, [visit]],
    [`?enterpriseId=${jobOrder.enterpriseId}&state=planned`, [visit]],
    [`?enterpriseId=${elsewhere}`, []],
    ['?state=done', []],
    [`?from=${day(2)}`, []],
  ] as const)
    expect((await ask('GET', `/v1/visits${query}`)).body).toMatchObject({ items })
})

test.each([
  ['a group that nobody knows', { stationIds: [derivedId('StationId', 'none')] }, '#/stationIds/0'],
  ['days that are over', { from: '2026-01-01' }, '#/from'],
  ['an end before the beginning', { to: '2026-01-01' }, '#/to'],
])('a plan of %s is refused at its field', async (_, wrong, pointer) => {
  const refused = await plan(wrong)
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
})

test('a visit is moved by its group or the province, within its days and to people who are there', async () => {
  const path = `/v1/visits/${visit.visitId}`
  expect((await ask('PATCH', path, { date: day(2) }, await member('somebody'))).status).toBe(403)
  expect(await ask('PATCH', path, { date: day(30) }, await member())).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/date' }] },
  })
  expect(await ask('PATCH', path, { who: ['li', 'wu'] }, await member())).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/who/1' }] },
  })
  expect(await ask('PATCH', path, { date: day(2), who: ['li'] }, await member())).toMatchObject({
    status: 200,
    body: { date: day(2), who: ['li'], enterpriseId: visit.enterpriseId },
  })
  const elsewhere = { stationId: group.stationId, enterpriseId: jobOrder.enterpriseId, cityCode: jobOrder.cityCode }
  const second = await ask('POST', '/v1/visits', { ...elsewhere, date: day(3), who: ['sun'] })
  expect(second.status).toBe(409)
})

test('on its day a visit is on the list of its city, until what was found is recorded', async () => {
  await world.advance({ days: 2 })
  const listed = async () =>
    (
      await ask<{ items: { id: string }[] }>('GET', '/v1/worklist?kind=visit-due', undefined, await member())
    ).body.items.map(({ id }) => id)
  expect(await listed()).toEqual([visit.visitId])
  const path = `/v1/visits/${visit.visitId}/findings`
  const missing = [
    { kind: 'wages', people: 6, workerIds: [worker], note: '上月工资未发' },
    { kind: 'housing', people: 3 },
  ]
  const body = { heldOn: today(), ...found, missing, wagesRecovered: { minorUnits: 1_250_000, currency: 'CNY' } }
  expect((await ask('POST', path, body, await member('somebody'))).status).toBe(403)
  const first = await ask<VisitFindings>('POST', path, body, await member(), 'sent once')
  expect(first.status).toBe(200)
  const [caseId] = first.body.missing[0]!.caseIds
  expect(await world.deps.cases.get(caseId!)).toMatchObject({ kind: 'wages', workerId: worker, visitId: visit.visitId })
  expect(first.body.missing[0]).toMatchObject({ people: 6, unnamed: { people: 5 } })
  const until = plus(first.body.recordedAt, { hours: 24 })
  expect(first.body.missing[1]).toEqual({ kind: 'housing', people: 3, caseIds: [], unnamed: { people: 3, until } })
  expect(JSON.stringify(first.body)).not.toContain('工资未发')
  expect((await ask('POST', path, body, await member(), 'sent again')).body).toEqual(first.body)
  expect(await world.deps.cases.ofWorker(worker)).toHaveLength(1)
  expect((await ask('POST', path, { ...body, staying: 26 }, await member())).status).toBe(409)
  expect(await listed()).toEqual([])
  expect((await ask('GET', `/v1/visits/${visit.visitId}`)).body).toMatchObject({
    state: 'done',
    findings: { goingHome: 90 },
  })
  expect((await ask('PATCH', `/v1/visits/${visit.visitId}`, { date: day(1) })).status).toBe(409)
  const { listed: stands, due } = await listsAndFacts(world.deps)
  expect(stands).toEqual(due)
})

test('what is found anew of somebody whose case is open stands in that case, and the next plan knows the last visit', async () => {
  const [next] = (await plan({ from: day(1), to: day(1) })).body.visits
  expect(next).toMatchObject({ because: { lastVisitOn: today(), openCases: 1 } })
  await world.advance({ days: 1 })
  const body = {
    heldOn: today(),
    ...found,
    missing: [{ kind: 'wages', people: 1, workerIds: [worker], note: '还没有发' }],
  }
  const answer = await ask<VisitFindings>('POST', `/v1/visits/${next!.visitId}/findings`, body)
  const [one] = await world.deps.cases.ofWorker(worker)
  expect(answer.body.missing[0]!.caseIds).toEqual([one!.caseId])
  expect(await world.deps.cases.furtherCalls(one!.caseId)).toHaveLength(1)
})

test('who works at the enterprise is found by the family name or the last four digits, masked', async () => {
  const list = async (enterpriseId: string) =>
    (
      await ask<{ items: { workerId: WorkerId; name: string; phone: string }[] }>(
        'GET',
        `/v1/placements?city=${jobOrder.cityCode}&enterpriseId=${enterpriseId}`,
        undefined,
        await member(),
      )
    ).body.items
  const there = await list(jobOrder.enterpriseId)
  expect(there).toMatchObject([{ workerId: worker }])
  expect(there[0]!.name).toMatch(/^.\*+$/u)
  expect(there[0]!.phone).toMatch(/^\d*\*+\d{4}$/)
  expect(await list(derivedId('EnterpriseId', 'elsewhere'))).toEqual([])
})

test('findings that cannot be are refused at their fields, and nothing is kept', async () => {
  const [next] = (await plan({ from: day(1), to: day(1) })).body.visits
  const path = `/v1/visits/${next!.visitId}/findings`
  const stranger = derivedId('WorkerId', 'stranger')
  const missing = [
    { kind: 'wages', people: 1, workerIds: [worker, stranger] },
    { kind: 'wages', people: 1 },
  ]
  const refused = await ask<{ errors: { pointer: string }[] }>('POST', path, { heldOn: day(2), ...found, missing })
  expect(refused.status).toBe(422)
  expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual([
    '#/heldOn',
    '#/missing/0/people',
    '#/missing/0/workerIds/1',
    '#/missing/1/kind',
  ])
  expect(await world.deps.visitFindings.get(next!.visitId)).toBeNull()
  const cancelled = await ask('PATCH', `/v1/visits/${next!.visitId}`, { cancel: '企业放假' })
  expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled', cancelled: '企业放假' } })
  expect((await ask('POST', path, { heldOn: today(), ...found })).status).toBe(409)
  expect((await plan({ from: day(1), to: day(1) })).body.visits).toHaveLength(1)
})

test('the report has the columns of the province’s form: cases once, who stays by province, and the same as a workbook', async () => {
  const [one] = await world.deps.cases.ofWorker(worker)
  const outcome = { outcome: 'settled', note: '' }
  expect((await ask('POST', `/v1/cases/${one!.caseId}/outcome`, outcome)).status).toBe(200)
  const path = `/v1/reports/visits?from=${day(-30)}&to=${today()}`
  const { body } = await ask<VisitReport>('GET', path)
  const figures = {
    staff: 2,
    firmsVisited: 2,
    agenciesVisited: 2,
    postsCollected: 60,
    workersMet: 80,
    services: 24,
    casesTaken: 1,
    casesClosed: 1,
    wagesRecovered: { minorUnits: 1_250_000, currency: 'CNY' },
    jobMoves: 4,
    stayingInProvince: 0,
    stayingOutside: 50,
    staying: 50,
    goingHome: 180,
  }
  expect(body).toMatchObject({
    home: '53',
    groups: [{ name: '大理稳岗一组', ...figures }],
    total: { groups: 1, ...figures },
  })
  expect((await ask<VisitReport>('GET', `${path}&homeProvince=44`)).body.total).toMatchObject({
    stayingInProvince: 50,
    stayingOutside: 0,
  })
  expect((await ask('GET', `/v1/reports/visits?from=${today()}&to=${day(-1)}`)).status).toBe(422)
  const file = await world.call('GET', `${path}&format=xlsx`, { token: await province() })
  const [sheet] = await readWorkbook(Buffer.from(file.body as Uint8Array))
  expect(JSON.stringify(sheet)).toContain('追回工资')
  expect(JSON.stringify(sheet)).toContain('12500')
})

test('a group that has its visits on the last day of a plan is given no more of them', async () => {
  const other = await openPlant(world)
  const { enterpriseId } = await openJobOrder(world, other)
  const full = { from: day(1), to: day(1), perDay: 1, enterpriseIds: [enterpriseId], dryRun: true }
  expect((await plan(full)).body).toMatchObject({ visits: [], left: [{ enterpriseId, why: 'no-time' }] })
  expect((await plan({ ...full, perDay: 2 })).body.visits).toMatchObject([{ enterpriseId, date: day(1) }])
  await other.close()
})

test('a visit is read in its city alone, moved by its own group, and keeps both of two changes at once', async () => {
  const [planned] = (await ask<{ items: Visit[] }>('GET', '/v1/visits?state=planned')).body.items
  const path = `/v1/visits/${planned!.visitId}`
  const elsewhere = await world.token({ role: 'station', cities: ['310100'], subject: 'sun' })
  expect((await ask('GET', '/v1/visits', undefined, elsewhere)).body).toMatchObject({ items: [] })
  expect((await ask('GET', path, undefined, elsewhere)).status).toBe(403)
  const { stationId } = await registered(world, {
    kind: 'working-group',
    name: '大理稳岗二组',
    cities: [jobOrder.cityCode],
    people: [{ subject: 'wu', name: '吴敏', role: 'head' }],
    duties: [],
    absences: [],
    covered: null,
    period: { from: day(0), to: day(20) },
  })
  expect((await ask('PATCH', path, { stationId, who: ['wu'] }, await member('wu'))).status).toBe(403)
  const at = day(2)
  const both = await Promise.all([ask('PATCH', path, { date: at }), ask('PATCH', path, { who: ['li'] })])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect((await ask('GET', path)).body).toMatchObject({ date: at, who: ['li'] })
})

test('findings open no case of somebody who was erased', async () => {
  const [planned] = (await ask<{ items: Visit[] }>('GET', '/v1/visits?state=planned')).body.items
  const token = await world.token({ role: 'county', counties: ['530621'] })
  const body = { askedBy: 'person', reason: '本人要求删除' }
  expect((await world.call('POST', `/v1/workers/${worker}/erasure`, { token, body })).status).toBe(200)
  const missing = [{ kind: 'wages', people: 1, workerIds: [worker] }]
  const path = `/v1/visits/${planned!.visitId}/findings`
  expect(await ask('POST', path, { heldOn: today(), ...found, missing })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/missing/0/workerIds/0' }] },
  })
})
