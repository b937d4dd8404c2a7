import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Context } from 'aws-lambda'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CaseId, derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, epochOf, instantOf, plus, plusDays } from '../../domain/kernel/instant.ts'
import type { Case, CaseIn } from '../../domain/stabilisation/case.ts'
import { secondsFor } from '../../domain/stabilisation/case-kinds.ts'
import type { RetentionReport } from '../../domain/stabilisation/retention-report.ts'
import { isTimeOver, whenToLookAgain } from '../../domain/stabilisation/when-to-look-again.ts'
import { executionArn } from '../../functions/gateways/resource-names.ts'
import { handler as giveUpCase } from '../../functions/stabilisation/give-up-case.ts'
import { listDueInOrder } from '../../local/data-format/list-due-in-order.ts'
import { arns } from '../../local/runtime/function-names.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const batchId = derivedId('BatchId', 'watched cases')
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
afterEach(() => void vi.restoreAllMocks())

const station = () => world.token({ role: 'station', cities: [jobOrder.cityCode], subject: 'sun@station' })
async function opened(kind = 'housing'): Promise<Case> {
  const { workerId } = await placed(world, jobOrder, batchId)
  await world.deps.links.keep([{ tokenHash: `of ${workerId}`, workerId, batchId, chunk: 0 }], world.clock.now())
  const { body } = await world.call('POST', '/v1/cases', { token: await station(), body: { workerId, kind } })
  return body as Case
}
const standing = async ({ caseId }: Case) => (await world.deps.cases.get(caseId)) as Case
const settle = async ({ caseId }: Case) =>
  world.call('POST', `/v1/cases/${caseId}/outcome`, { token: await station(), body: { outcome: 'settled' } })
async function statusOf(caseId: CaseId) {
  const execution = executionArn(arns.stateMachine('stabilisation/resolve-case'), caseId)
  return (await new SFNClient().send(new DescribeExecutionCommand({ executionArn: execution }))).status
}
async function unresolved(): Promise<number> {
  const token = await world.token({ role: 'province' })
  const { body } = await world.call('GET', `/v1/reports/retention?batchId=${batchId}`, { token })
  return (body as RetentionReport).cases.unresolved
}

test('cases of an hour go on together: to the province after the station’s time, and to their end after its own', async () => {
  const cases = [await opened(), await opened(), await opened()]
  const settled = await opened()
  for (const one of cases) expect(await standing(one)).toMatchObject({ state: 'assigned', to: 'station' })
  expect((await settle(settled)).status).toBe(200)
  const { stateTransitions } = world.work()
  await world.advance({ days: 3 })
  for (const one of cases) expect(await standing(one)).toMatchObject({ to: 'station', since: one.openedAt })
  await world.advance({ hours: 1 })
  for (const one of cases) expect(await standing(one)).toMatchObject({ state: 'assigned', to: 'province' })
  expect(await standing(settled)).toMatchObject({ state: 'settled' })
  await world.advance({ days: 6, hours: 23 })
  expect(await unresolved()).toBe(0)
  await world.advance({ hours: 1 })
  for (const one of cases) expect(await standing(one)).toMatchObject({ state: 'unresolved' })
  expect(await unresolved()).toBe(3)
  // One execution a time, of a wait and a step, however many cases there are.
  expect(world.work().stateTransitions - stateTransitions).toBe(4)
})

test('what is settled before the day on which its time runs out is waited for by nobody', async () => {
  const cases = [await opened(), await opened()]
  const { stateTransitions } = world.work()
  await world.advance({ days: 1 })
  for (const one of cases) expect((await settle(one)).status).toBe(200)
  await world.advance({ days: 12 })
  expect(world.work().stateTransitions).toBe(stateTransitions)
})

test('days on which nobody looked are made up for, and their cases go on at once', async () => {
  const one = await opened()
  const broken = vi.spyOn(world.deps.dueCases, 'until').mockRejectedValue(new Error('throttled'))
  await world.advance({ days: 5 })
  expect(await standing(one)).toMatchObject({ to: 'station' })
  broken.mockRestore()
  await world.advance({ days: 1 })
  expect(await standing(one)).toMatchObject({ to: 'province' })
  await settle(one)
})

test('an urgent case that runs out on the day on which it was opened is waited for at once', async () => {
  const morning = atShanghai(plusDays(dateInShanghai(world.clock.now()), 1), '09:00')
  await world.advance({ hours: (epochOf(morning) - epochOf(world.clock.now())) / 3_600_000 })
  const one = await opened('urgent-help')
  await world.advance({ hours: 2, minutes: 5 })
  expect(await standing(one)).toMatchObject({ to: 'province' })
  await settle(one)
})

test('a case that cannot go on holds no other up, and is tried again and counted once', async () => {
  const before = await unresolved()
  const cases = [await opened(), await opened()]
  await world.advance({ days: 3, hours: 1 })
  vi.spyOn(world.deps.tallies, 'note').mockRejectedValueOnce(new Error('throttled'))
  vi.spyOn(world.deps.cases, 'giveUp').mockRejectedValueOnce(new Error('throttled'))
  await world.advance({ days: 7, hours: 2 })
  for (const one of cases) expect(await standing(one)).toMatchObject({ state: 'unresolved' })
  expect(await unresolved()).toBe(before + 2)
})

/** Opens a case whose request breaks off at its count. */
async function brokenOff() {
  vi.spyOn(world.deps.tallies, 'note').mockRejectedValueOnce(new Error('throttled'))
  const { workerId } = await placed(world, jobOrder, batchId)
  const request = { token: await station(), body: { workerId, kind: 'hours' }, key: `hours of ${workerId}` }
  const open = () => world.call('POST', '/v1/cases', request)
  expect((await open()).status).toBe(500)
  const caseId = (await world.deps.cases.openOne(workerId, 'hours')) ?? expect.unreachable()
  return { caseId, open }
}

test('what broke off once it was open is with its station, and asked for again it is counted, once', async () => {
  const countOpened = async () => (await world.deps.tallies.ofBatch(batchId)).casesOpened
  const before = await countOpened()
  const { caseId, open } = await brokenOff()
  const standing = await world.deps.cases.get(caseId)
  expect(standing).toMatchObject({ state: 'assigned', to: 'station' })
  expect(await countOpened()).toBe(before)
  for (const status of [201, 201]) expect(await open()).toMatchObject({ status, body: { caseId } })
  expect(await countOpened()).toBe(before + 1)
  expect(await world.deps.cases.get(caseId)).toEqual(standing)
  await world.advance({ days: 3, hours: 2 })
  expect(await world.deps.cases.get(caseId)).toMatchObject({ state: 'assigned', to: 'province' })
})

test('what a release before opened and had not handed over yet goes to its station, or on from there in time', async () => {
  const { client, table } = world.deps.database
  const asBefore = async () => {
    const { caseId, open } = await brokenOff()
    const Key = { pk: `$zhida#caseid_${caseId}`, sk: '$case_1' }
    const { Item } = await client.send(new GetCommand({ TableName: table, Key }))
    const { revision: _, ...kept } = Item as { revision: number; one: CaseIn<'assigned'> }
    const { to: _to, since: _since, until: _until, revision: _revision, ...facts } = kept.one
    const before = { ...kept, state: 'opened', one: { ...facts, state: 'opened' } }
    await client.send(new PutCommand({ TableName: table, Item: before }))
    expect(await world.deps.cases.get(caseId)).toMatchObject({ state: 'opened' })
    return { caseId, open }
  }
  const [again, left] = [await asBefore(), await asBefore()]
  expect((await again.open()).status).toBe(201)
  expect(await world.deps.cases.get(again.caseId)).toMatchObject({ state: 'assigned', to: 'station' })
  await world.advance({ days: 3, hours: 2 })
  for (const { caseId } of [again, left])
    expect(await world.deps.cases.get(caseId)).toMatchObject({ state: 'assigned', to: 'province' })
})

test('what lies under its hour in a folder of an earlier format is found on the list, and struck off in its turn', async () => {
  const caseId = derivedId('CaseId', 'of an earlier format')
  const at = atShanghai(plusDays(dateInShanghai(world.clock.now()), 2), '09:00')
  const { client, table } = world.deps.database
  const Item = { pk: `$zhida#at_${at}`, sk: `$duecase_1#caseid_${caseId}`, caseId, at, __edb_e__: 'dueCase' }
  await client.send(new PutCommand({ TableName: table, Item }))
  for (const _ of ['once', 'twice']) await listDueInOrder(world.deps.database)
  expect((await world.deps.dueCases.at(at, null, 10)).items).toEqual([{ caseId, at, since: at }])
  await world.advance({ days: 3 })
  expect((await world.deps.dueCases.at(at, null, 10)).items).toEqual([])
})

test('an execution that a release before began goes to its end when the case is settled', async () => {
  const one = await opened('legal-help')
  const { caseId, kind } = one
  await world.deps.workflows.start('stabilisation/resolve-case', caseId, {
    caseId,
    seconds: secondsFor(kind),
    round: 0,
  })
  await world.advance({ minutes: 1 })
  expect(await statusOf(caseId)).toBe('RUNNING')
  expect((await settle(one)).status).toBe(200)
  await world.advance({ minutes: 1 })
  expect(await statusOf(caseId)).toBe('SUCCEEDED')
})

test('an execution of a release before ends at its next step where no table knows its case', async () => {
  const handing = derivedId('CaseId', 'opened after the copy')
  const begun = { caseId: handing, seconds: secondsFor('help'), round: 0 }
  const { taskInvocations } = world.work()
  await world.deps.workflows.start('stabilisation/resolve-case', handing, begun)
  await world.advance({ seconds: 1 })
  expect(await statusOf(handing)).toBe('SUCCEEDED')
  expect(world.work().taskInvocations - taskInvocations).toBe(1)
  expect(await giveUpCase({ caseId: handing }, { functionName: 'test' } as Context)).toEqual({})
})

test('the time of a case ends with its hour, or with its five minutes where hours count, and never just now', () => {
  const at = instantOf(Date.UTC(2026, 2, 2, 1, 12, 34))
  const one = (kind: Case['kind'], until = plus(at, { days: 3 })) =>
    ({ kind, state: 'assigned', to: 'station', until, openedAt: at }) as CaseIn<'assigned'>
  expect(whenToLookAgain(one('wages'), at)).toBe('2026-03-05T02:00:00.000Z')
  expect(whenToLookAgain(one('urgent-help', plus(at, { hours: 2 })), at)).toBe('2026-03-02T03:15:00.000Z')
  // Handed on late: its time is over, and so may be the look at that time.
  const late = instantOf(Date.UTC(2026, 2, 9, 5, 57, 0))
  expect(whenToLookAgain(one('wages'), late)).toBe('2026-03-09T07:00:00.000Z')
  expect(isTimeOver(one('wages'), plus(at, { days: 3 }))).toBe(true)
  expect(isTimeOver({ ...one('wages'), state: 'opened' } as CaseIn<'opened'>, plus(at, { days: 2 }))).toBe(false)
})
