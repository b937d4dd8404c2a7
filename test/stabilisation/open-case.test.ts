import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { CaseKind, rulesOf } from '../../domain/stabilisation/case-kinds.ts'
import { caseKindTerms } from '../../domain/stabilisation/case-terms.ts'
import { openOnCall } from '../../domain/stabilisation/open-case.ts'
import { openCases } from '../../functions/stabilisation/open-cases.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { surveyed } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const batchId = derivedId('BatchId', 'opened by hand')
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

const station = (cities = [jobOrder.cityCode]) => world.token({ role: 'station', cities, subject: 'sun@station' })
const open = async (body: object, { key, token }: { key?: string; token?: string } = {}) =>
  world.call('POST', '/v1/cases', { token: token ?? (await station()), body, ...(key !== undefined && { key }) })
/** Somebody at work whom the service has a way to. */
async function atWork() {
  const person = await placed(world, jobOrder, batchId)
  const link = { tokenHash: `of ${person.workerId}`, workerId: person.workerId, batchId, chunk: 0 }
  await world.deps.links.keep([link], world.clock.now())
  return person
}

test('a kind is a line of the table and its words: each is opened by hand, listed, waits by name and is settled', async () => {
  const token = await station()
  const { workerId } = await atWork()
  const byHand = CaseKind.options.filter((kind) => rulesOf(kind).byHand)
  expect(byHand).toHaveLength(16)
  for (const kind of byHand) {
    const { status, body } = await open({ workerId, kind })
    expect({ kind, status }).toEqual({ kind, status: 201 })
    const { caseId } = body as Case
    await world.advance({ seconds: 30 })
    const listed = (await world.call('GET', `/v1/cases?kind=${kind}`, { token })).body as { items: Case[] }
    expect(listed.items).toMatchObject([{ caseId, kind, state: 'assigned', to: 'station', openedBy: 'sun@station' }])
    const work = (await world.call('GET', '/v1/worklist?kind=case', { token })).body as { items: { note: object }[] }
    expect(JSON.stringify(work.items)).toContain(caseKindTerms[kind].zh)
    const settled = await world.call('POST', `/v1/cases/${caseId}/outcome`, { token, body: { outcome: 'settled' } })
    expect(settled.status).toBe(200)
  }
})

test('the log names each case once it is open, so that it is known of after a restore of the table', async () => {
  const { workerId } = await atWork()
  const { body } = await open({ workerId, kind: 'wages', note: '两个月没有发工资' })
  const { caseId } = body as Case
  const log = await readFile(join(world.data, 'functions.log'), 'utf8')
  const lines = log.split('\n').filter((line) => line.includes('"case opened"') && line.includes(caseId))
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({ message: 'case opened', caseId, workerId, kind: 'wages' })
    expect(line).not.toContain('工资')
  }
})

test('what was said is sealed; a second case of the kind is the first one, with what was said further', async () => {
  const token = await station()
  const { workerId } = await atWork()
  const body = { workerId, kind: 'wages', toldBy: 'family', note: '两个月没有发工资' }
  const first = (await open(body, { key: 'wages-1' })).body as Case
  expect((await open(body, { key: 'wages-1' })).body).toEqual(first)
  const second = (await open({ ...body, note: '还有押金' }, { key: 'wages-2' })).body as Case
  expect(second.caseId).toBe(first.caseId)
  expect(second).toMatchObject({ toldBy: 'family', openedBy: 'sun@station' })
  expect(JSON.stringify([first, second])).not.toContain('工资')
  const path = `/v1/cases/${first.caseId}?details=full&why=${encodeURIComponent('电话联系')}`
  expect((await world.call('GET', path, { token })).body).toMatchObject({
    text: '两个月没有发工资',
    furtherCalls: [{ text: '还有押金' }],
  })
})

test('kinds that are opened by what is known, people of others and people without a journey are refused', async () => {
  const { workerId } = await atWork()
  expect(await open({ workerId, kind: 'silent' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/kind' }] },
  })
  expect((await open({ workerId, kind: 'wages' }, { token: await station(['330100']) })).status).toBe(404)
  const stranger = await surveyed(world)
  const county = await world.token({ role: 'county', counties: ['530621'], subject: 'li@county' })
  expect((await open({ workerId: stranger.workerId, kind: 'training' }, { token: county })).status).toBe(409)
})

test('calls for help of one delivery come again in others, as a provider that broke off posts them: each is acknowledged once', async () => {
  const [one, other] = [await atWork(), await atWork()]
  const callOf = ({ workerId, placement }: Awaited<ReturnType<typeof atWork>>) =>
    openOnCall({ workerId, batchId, chunk: 0, countyCode: '530621' }, placement, { key: 'help', at: world.clock.now() })
  const [first, second] = [callOf(one), callOf(other)]
  for (const together of [[...first, ...second], second, [...second, ...first]])
    await openCases(together, world.deps as unknown as Deps)
  await world.advance({ minutes: 1 })
  const acknowledged = (phone: string) => world.partners.sent.filter((sms) => sms.phone === phone)
  for (const { phone } of [one, other])
    expect(acknowledged(phone).map(({ template }) => template)).toEqual([expect.stringMatching(/^help-received/)])
})
