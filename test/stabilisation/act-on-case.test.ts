import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const batchId = derivedId('BatchId', 'acts on cases')
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  await travelledBatch(world, jobOrder, batchId)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const station = () => world.token({ role: 'station', cities: [jobOrder.cityCode], subject: 'sun@station' })
const call = async (method: 'GET' | 'POST', path: string, given: object = {}) =>
  world.call(method, path, { token: await station(), ...given })
async function opened(kind: string, note = ''): Promise<Case> {
  const { workerId } = await placed(world, jobOrder, batchId)
  await world.deps.links.keep([{ tokenHash: `of ${workerId}`, workerId, batchId, chunk: 0 }], world.clock.now())
  const { body } = await call('POST', '/v1/cases', { body: { workerId, kind, note } })
  await world.advance({ seconds: 30 })
  return body as Case
}
const act = async ({ caseId }: Case, body: object, key?: string) =>
  call('POST', `/v1/cases/${caseId}/acts`, { body, ...(key !== undefined && { key }) })
const settle = async ({ caseId }: Case, outcome = 'settled') =>
  call('POST', `/v1/cases/${caseId}/outcome`, { body: { outcome, note: '企业答应补发' } })
const read = async ({ caseId }: Case, query = '') =>
  (await call('GET', `/v1/cases/${caseId}${query}`)).body as Case & { steps: object[] }
const isOverdue = async (one: Case) => (await read(one)).isOverdue
const entry = async ({ caseId }: Case) => {
  const { body } = await call('GET', '/v1/worklist?kind=case')
  return (body as { items: { id: string; until: Instant; note: { zh: string; en: string } }[] }).items.find(
    ({ id }) => id === caseId,
  )
}
const inDays = (days: number) => plus(world.clock.now(), { days })
const reopen = { act: 'reopen', reason: '工资又没有发' }

test.each([
  ['injury', 2],
  ['wages', 24],
])('of %s somebody has spoken with the person within %i hours, or we are late', async (kind, hours) => {
  const one = await opened(kind)
  const until = plus(one.openedAt, { hours })
  expect(await read(one)).toMatchObject({ contactUntil: until, isOverdue: false })
  expect(await entry(one)).toMatchObject({ until })
  await world.advance({ hours })
  expect(await isOverdue(one)).toBe(true)
  expect(await act(one, { act: 'first-contact', note: '本人平安' })).toMatchObject({
    status: 200,
    body: { isOverdue: false, contacted: { by: 'sun@station' } },
  })
  const { contacted } = await read(one)
  await act(one, { act: 'first-contact' })
  expect((await read(one)).contacted).toEqual(contacted)
  expect(await read(one)).not.toHaveProperty('contactUntil')
  expect((await entry(one))!.until > until).toBe(true)
})

test('where nobody spoke with the person in time the province has it too, once; what waits for another office is not late', async () => {
  const ofProvince = async ({ caseId }: Case) => {
    const token = await world.token({ role: 'province' })
    const { body } = await world.call('GET', '/v1/worklist?kind=case-uncontacted', { token })
    return (body as { items: { id: string; since: Instant; until: Instant }[] }).items.filter(({ id }) => id === caseId)
  }
  const [late, spoken, waiting] = [await opened('contract'), await opened('contract'), await opened('contract')]
  await act(spoken, { act: 'first-contact' })
  const until = plus(waiting.openedAt, { hours: 40 })
  await act(waiting, { act: 'wait', for: 'office', whom: '劳动监察大队', until })
  await world.advance({ hours: 23 })
  expect(await ofProvince(late)).toEqual([])
  await world.advance({ hours: 2 })
  const day = { since: plus(late.openedAt, { hours: 24 }), until: plus(late.openedAt, { days: 3 }) }
  expect(await ofProvince(late)).toMatchObject([day])
  expect([...(await ofProvince(spoken)), ...(await ofProvince(waiting))]).toEqual([])
  await world.advance({ hours: 16 })
  expect(await ofProvince(waiting)).toMatchObject([{ since: until }])
  await act(late, { act: 'first-contact' })
  expect(await ofProvince(late)).toEqual([])
  await world.advance({ days: 2 })
  expect(await read(waiting)).toMatchObject({ state: 'assigned', to: 'province' })
  expect(await ofProvince(waiting)).toEqual([])
})

test('a case that waits says for whom and until when; only then are we late, and the province still has it at its time', async () => {
  const one = await opened('wages')
  const until = inDays(5)
  expect((await act(one, { act: 'wait', for: 'office', whom: '劳动监察大队', until })).status).toBe(200)
  await world.advance({ days: 2 })
  expect(await isOverdue(one)).toBe(false)
  expect(await entry(one)).toMatchObject({ until, note: { zh: '诉求类型：工资；等待劳动监察大队' } })
  await world.advance({ days: 2 })
  expect(await read(one)).toMatchObject({ state: 'assigned', to: 'province', isOverdue: false })
  await world.advance({ days: 2 })
  expect(await isOverdue(one)).toBe(true)
  expect((await act(one, { act: 'go-on' })).body).not.toHaveProperty('waits')
  expect((await act(one, { act: 'go-on' })).status).toBe(409)
  for (const wrong of [inDays(-1), inDays(31)])
    expect((await act(one, { act: 'wait', for: 'worker', whom: '本人', until: wrong })).status).toBe(422)
})

test('somebody is referred to a named service, the case waits for it, and the answer is brought back, sealed', async () => {
  const services = (await call('GET', '/v1/help-services')).body as { items: { service: string }[] }
  expect(services.items.map(({ service }) => service).toSorted()).toEqual(
    ['12333', '12348', '12356', '12351', '12345', 'wage-arrears'].toSorted(),
  )
  const one = await opened('legal-help')
  const answer = { act: 'bring-answer', service: '12348', result: 'advised', note: '可以申请法律援助' }
  expect((await act(one, answer)).status).toBe(409)
  expect((await act(one, { act: 'refer', service: '12348', until: inDays(3) })).body).toMatchObject({
    waits: { for: 'office', whom: '公共法律服务热线', service: '12348' },
  })
  expect((await entry(one))!.note.en).toBe('kind of case: legal help; waits for Legal service line')
  expect((await act(one, answer, 'answer')).body).not.toHaveProperty('waits')
  await act(one, answer, 'answer')
  const { steps } = await read(one, `?details=full&why=${encodeURIComponent('核对答复')}`)
  expect(steps).toMatchObject([{ act: 'refer' }, { act: 'bring-answer', result: 'advised', text: '可以申请法律援助' }])
  expect(JSON.stringify(await read(one))).not.toContain('可以申请')
})

test('a case becomes one of another kind for a reason; its time begins anew only where that is another one', async () => {
  const one = await opened('housing')
  await world.advance({ hours: 1 })
  expect((await act(one, { act: 'change-kind', kind: 'hours' })).status).toBe(422)
  expect((await act(one, { act: 'change-kind', kind: 'hours', reason: '其实是加班' })).body).not.toHaveProperty('round')
  const changed = await act(one, { act: 'change-kind', kind: 'injury', reason: '加班时受伤' })
  expect(changed.body).toMatchObject({ kind: 'injury', round: 1, severity: 'urgent' })
  await world.advance({ minutes: 1 })
  const { begunAt, ...now } = await read(one)
  expect(now).toMatchObject({ state: 'assigned', to: 'station' })
  expect(begunAt! > one.openedAt).toBe(true)
  await world.advance({ hours: 25 })
  expect(await read(one)).toMatchObject({ state: 'assigned', to: 'province' })
  // The hand-over of the first round is over: it neither hands the case on nor closes it.
  await world.advance({ days: 6 })
  expect((await read(one)).state).toBe('assigned')
  await world.advance({ days: 2 })
  expect((await read(one)).state).toBe('unresolved')
})

test('a case that becomes a broken promise pauses the enterprise, and one that is none any more lets it go on', async () => {
  const one = await opened('wages')
  const state = async () => (await world.deps.enterprises.get(jobOrder.enterpriseId))!.standing.state
  await act(one, { act: 'change-kind', kind: 'promise', reason: '工资低于承诺' })
  expect(await state()).toBe('paused')
  await act(one, { act: 'change-kind', kind: 'wages', reason: '误会' })
  expect(await state()).toBe('active')
})

test('a case is opened again within a month, has its whole time again, and is settled once more', async () => {
  const one = await opened('promise')
  await act(one, { act: 'first-contact' })
  expect((await act(one, reopen)).status).toBe(409)
  await settle(one)
  await world.advance({ days: 20 })
  const again = await act(one, reopen, 'again')
  expect(again).toMatchObject({ status: 200, body: { caseId: one.caseId, state: 'opened', round: 1 } })
  expect(again.body).not.toHaveProperty('contacted')
  await act(one, reopen, 'again')
  await world.advance({ minutes: 1 })
  expect(await read(one)).toMatchObject({ state: 'assigned', to: 'station', round: 1 })
  expect(await entry(one)).toBeDefined()
  await settle(one, 're-placement')
  expect(await read(one)).toMatchObject({ state: 'settled', outcome: 're-placement' })
  expect(await entry(one)).toBeUndefined()
  await world.advance({ days: 31 })
  expect((await act(one, reopen)).status).toBe(409)
})

test('two open a case again at once: one of them did, and it is handed on once; a newer one of the kind goes first', async () => {
  const one = await opened('contract')
  await settle(one)
  const both = await Promise.all([act(one, reopen, 'first'), act(one, reopen, 'second')])
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
  await world.advance({ minutes: 1 })
  expect(await read(one)).toMatchObject({ state: 'assigned', round: 1 })
  expect((await read(one)).steps).toHaveLength(1)
  await settle(one)
  const { workerId } = one
  const newer = (await call('POST', '/v1/cases', { body: { workerId, kind: 'contract' } })).body as Case
  expect((await act(one, reopen)).body).toMatchObject({ detail: expect.stringContaining(newer.caseId) })
})

test('a ticket home that somebody needs today is told to the person, the case waits until they should be there, and is settled once they are', async () => {
  const one = await opened('way-home')
  const soon = plus(world.clock.now(), { hours: 20 })
  const ticket = {
    agreed: true,
    vehicle: 'G2883',
    place: '广州南站',
    departs: soon,
    arrives: inDays(2),
    costYuan: 512.5,
    paidBy: 'county',
    reference: 'E123456789',
  }
  const book = (body: object, key?: string) =>
    call('POST', `/v1/cases/${one.caseId}/journey-home`, { body, ...(key !== undefined && { key }) })
  for (const wrong of [{ departs: inDays(-1) }, { arrives: inDays(0) }, { agreed: false }, { costYuan: -1 }])
    expect((await book({ ...ticket, ...wrong })).status).toBe(422)
  expect(await book(ticket, 'ticket')).toMatchObject({
    status: 200,
    body: {
      home: { cost: { minorUnits: 51_250 }, paidBy: 'county' },
      waits: { until: plus(ticket.arrives, { hours: 12 }) },
    },
  })
  await book(ticket, 'ticket')
  await world.advance({ hours: 14 })
  const told = world.partners.texts.filter(({ text }) => text.includes('E123456789'))
  expect(told).toHaveLength(1)
  expect(told[0]!.text).toContain('票款县里付')
  await world.advance({ days: 1 })
  expect(await isOverdue(one)).toBe(false)
  await settle(one, 'way-home')
  expect(await read(one)).toMatchObject({ state: 'settled', outcome: 'way-home', home: { reference: 'E123456789' } })
  expect((await world.deps.placements.get(one.batchId, one.chunk, one.workerId))?.journey.state).toBe('left')
  expect(
    (
      await call('POST', `/v1/cases/${(await opened('wages')).caseId}/journey-home`, {
        body: { ...ticket, departs: inDays(1), arrives: inDays(2) },
      })
    ).status,
  ).toBe(409)
})

test('a colleague settles a case while another changes it: both are done', async () => {
  const one = await opened('hours')
  await Promise.all([settle(one), act(one, { act: 'first-contact' })])
  expect((await read(one)).state).toBe('settled')
})

test('an act whose first answer was lost is one act: the same call again completes it and begins no other round', async () => {
  const one = await opened('wages')
  await settle(one)
  expect((await act(one, reopen, 'broke off')).status).toBe(200)
  const { client, table: TableName } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }))
  for (const { __edb_e__: entity, pk, sk } of Items)
    if (entity === 'receivedEvent') await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
  expect(await act(one, reopen, 'broke off')).toMatchObject({ status: 200, body: { round: 1 } })
  await world.advance({ minutes: 5 })
  expect(await read(one)).toMatchObject({ state: 'assigned', to: 'station', round: 1 })
  expect((await read(one)).steps).toHaveLength(1)
})

test('a case that is opened again is among those of whoever had it', async () => {
  const one = await opened('wages')
  await call('POST', `/v1/cases/${one.caseId}/holder`, { body: { to: 'sun@station' } })
  const held = async () =>
    (await world.deps.cases.heldBy('sun@station', 100)).items.map((some) => some.one.caseId).includes(one.caseId)
  expect(await held()).toBe(true)
  await settle(one)
  expect(await held()).toBe(false)
  expect((await act(one, reopen)).status).toBe(200)
  expect(await held()).toBe(true)
})
