import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CaseId, derivedId } from '../../domain/kernel/ids.ts'
import { closeUnresolved, isOpen } from '../../domain/stabilisation/case.ts'
import type { MovedCases } from '../../domain/stabilisation/move-cases.ts'
import { askForHelp } from '../../functions/stabilisation/ask-for-help.ts'
import { listHeldCases } from '../../local/data-format/list-held-cases.ts'
import { casesIn } from '../../storage/stabilisation/cases.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
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

const station = (subject: string, cities = [jobOrder.cityCode]) => world.token({ role: 'station', cities, subject })

/** So many people at work, each of whom asks for help. */
async function casesOf(name: string, count: number): Promise<CaseId[]> {
  const batchId = derivedId('BatchId', name)
  await travelledBatch(world, jobOrder, batchId)
  const found: CaseId[] = []
  for (let person = 0; person < count; person += 1) {
    const { workerId } = await placed(world, jobOrder, batchId)
    const said = { workerId, at: world.clock.now(), key: `${name} ${person}`, text: '要帮忙' }
    await askForHelp({ ...said, journey: { batchId, chunk: 0 } }, world.deps)
    const [one] = await world.deps.cases.ofWorker(workerId)
    found.push(one!.caseId)
  }
  return found
}

const hand = async (caseId: CaseId, body: object, by: string) =>
  world.call('POST', `/v1/cases/${caseId}/holder`, { token: await station(by), body })
async function move(body: object, by: string | { token: string }, key?: string) {
  const token = typeof by === 'string' ? await station(by) : by.token
  const said = { token, body, ...(key !== undefined && { key }) }
  const { status, body: answer } = await world.call('POST', '/v1/cases/moves', said)
  return { status, ...(answer as MovedCases) }
}
const holderOf = async (caseId: CaseId) => (await world.deps.cases.get(caseId))?.heldBy ?? null
const trailOf = async (caseId: CaseId) =>
  (await world.deps.audit.of(caseId)).filter(({ action }) => action === 'stabilisation/move-cases')

test('before leave a caseload is looked at, moved as one act, and moved no second time; each case tells of it', async () => {
  const all = await casesOf('leave', 5)
  for (const caseId of all) expect((await hand(caseId, { to: 'sun' }, 'sun')).status).toBe(200)
  const [settled] = all as [CaseId]
  const outcome = { token: await station('sun'), body: { outcome: 'settled', note: '' } }
  await world.call('POST', `/v1/cases/${settled}/outcome`, outcome)
  const open = all.slice(1)

  const dry = await move({ from: 'sun', to: 'qian', dryRun: true }, 'sun')
  expect(dry).toMatchObject({ status: 200, dryRun: true, moved: 4, stays: 0, isWhole: true })
  expect(await Promise.all(open.map(holderOf))).toEqual(open.map(() => 'sun'))
  expect(await trailOf(open[0]!)).toEqual([])

  const times = await Promise.all(open.map((caseId) => world.deps.cases.get(caseId)))
  const done = await move({ from: 'sun', to: 'qian' }, 'sun', 'leave-1')
  expect(done).toEqual({ ...dry, dryRun: false })
  expect(await move({ from: 'sun', to: 'qian' }, 'sun', 'leave-1')).toEqual(done)
  for (const [index, caseId] of open.entries()) {
    expect(await world.deps.cases.get(caseId)).toEqual({ ...times[index], heldBy: 'qian' })
    expect(await trailOf(caseId)).toMatchObject([{ actor: 'sun', role: 'station' }])
  }
  expect(await holderOf(settled)).toBe('sun')
  expect(await move({ from: 'sun', to: 'qian' }, 'sun')).toMatchObject({ moved: 0, stays: 0 })
  expect(await move({ from: 'qian', to: null }, 'qian')).toMatchObject({ moved: 4 })
  expect(await Promise.all(open.map(holderOf))).toEqual(open.map(() => null))
})

test('who is refused hears why, and the others move', async () => {
  const [mine, theirs, closed, unresolved] = (await casesOf('refused', 4)) as [CaseId, CaseId, CaseId, CaseId]
  await hand(mine, { to: 'sun' }, 'sun')
  await hand(theirs, { to: 'wu' }, 'wu')
  const outcome = { token: await station('sun'), body: { outcome: 'settled', note: '' } }
  await world.call('POST', `/v1/cases/${closed}/outcome`, outcome)
  await hand(unresolved, { to: 'sun' }, 'sun')
  const one = await world.deps.cases.get(unresolved)
  if (one && isOpen(one)) await world.deps.cases.giveUp(closeUnresolved(one, world.clock.now()), one)
  const unknown = derivedId('CaseId', 'nobody')
  const caseIds = [mine, theirs, closed, unresolved, unknown]

  const codes = ({ cases }: MovedCases) => cases.map((some) => (some.outcome === 'stays' ? some.why.code : 'moved'))
  const byCase = (answer: MovedCases) =>
    Object.fromEntries(answer.cases.map(({ caseId }, index) => [caseId, codes(answer)[index]]))
  const expected = {
    [mine]: 'moved',
    [theirs]: 'held-by-other',
    [closed]: 'closed',
    [unresolved]: 'closed',
    [unknown]: 'unknown',
  }
  expect(byCase(await move({ from: 'sun', to: 'qian', caseIds, dryRun: true }, 'sun'))).toEqual(expected)
  expect(byCase(await move({ from: 'sun', to: 'qian', caseIds }, 'sun'))).toEqual(expected)
  expect(byCase(await move({ from: 'sun', to: 'qian', caseIds: [mine] }, 'sun'))).toEqual({ [mine]: 'there-already' })
  expect(await holderOf(theirs)).toBe('wu')

  const far = { token: await station('li', ['330100']) }
  const abroad = await move({ from: 'wu', to: 'li' }, far)
  expect(abroad.cases).toMatchObject([{ caseId: theirs, kind: null, why: { code: 'out-of-scope' } }])
  expect((await move({ from: 'sun', to: 'sun' }, 'sun')).status).toBe(422)
  expect((await move({ from: null, to: 'sun' }, 'sun')).status).toBe(422)
  const auditor = { token: await world.token({ role: 'auditor' }) }
  expect((await move({ from: 'wu', to: 'qian' }, auditor)).status).toBe(403)
})

test('two stations that work one caseload at once: each case has one holder, and both answers tell the same truth', async () => {
  const all = await casesOf('two stations', 12)
  await Promise.all(all.map((caseId) => hand(caseId, { to: 'sun' }, 'sun')))
  const [left, right] = await Promise.all([
    move({ from: 'sun', to: 'left' }, 'left'),
    move({ from: 'sun', to: 'right' }, 'right'),
  ])
  const movedTo = (answer: MovedCases) =>
    answer.cases.filter(({ outcome }) => outcome === 'moved').map(({ caseId }) => caseId)
  expect([...movedTo(left), ...movedTo(right)].toSorted()).toEqual(all.toSorted())
  for (const caseId of movedTo(left)) expect(await holderOf(caseId)).toBe('left')
  for (const caseId of movedTo(right)) expect(await holderOf(caseId)).toBe('right')
  for (const holder of ['left', 'right', 'sun'] as const) {
    const held = (await world.deps.cases.heldBy(holder, 1000)).items.map(({ one }) => one.caseId)
    const expected = { left: movedTo(left), right: movedTo(right), sun: [] }[holder]
    expect(new Set(held)).toEqual(new Set(expected))
  }
})

test('of two who take a case on at once one has it, and the other is told who', async () => {
  const [caseId] = (await casesOf('take on', 1)) as [CaseId]
  const [sun, wu] = await Promise.all([
    hand(caseId, { from: null, to: 'sun' }, 'sun'),
    hand(caseId, { from: null, to: 'wu' }, 'wu'),
  ])
  expect(new Set([sun.status, wu.status])).toEqual(new Set([200, 409]))
  const [holder, told] = sun.status === 200 ? ['sun', wu] : ['wu', sun]
  expect(await holderOf(caseId)).toBe(holder)
  expect(told.body).toMatchObject({ detail: expect.stringContaining(holder) })
})

test('a move that broke off goes on under the same key, and answers for all', async () => {
  const all = await casesOf('broke off', 30)
  await Promise.all(all.map((caseId) => hand(caseId, { to: 'zhou' }, 'zhou')))
  const { cases } = world.deps
  const handAsEver = (...said: Parameters<typeof cases.hand>) => casesIn(world.deps.database).hand(...said)
  let handed = 0
  cases.hand = async (...said) => {
    handed += 1
    if (handed > 1) throw new Error('the function was stopped')
    return handAsEver(...said)
  }
  expect((await move({ from: 'zhou', to: 'qian-2' }, 'zhou', 'broke-off')).status).toBe(500)
  cases.hand = handAsEver
  expect(await Promise.all(all.map(holderOf))).toContain('qian-2')

  const rest = await move({ from: 'zhou', to: 'qian-2' }, 'zhou', 'broke-off')
  expect(rest).toMatchObject({ status: 200, moved: 30, stays: 0 })
  expect(new Set(await Promise.all(all.map(holderOf)))).toEqual(new Set(['qian-2']))
  for (const caseId of all) expect(await trailOf(caseId)).toHaveLength(1)
})

test('a caseload of before is found once the folder was brought up to date, however often', async () => {
  const [caseId] = (await casesOf('of before', 1)) as [CaseId]
  await hand(caseId, { to: 'zheng' }, 'zheng')
  const { client, table } = world.deps.database
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table }))
    for (const { pk, sk, ...item } of Items)
      if (item['__edb_e__'] === 'heldCase') await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }))
  expect(await move({ from: 'zheng', to: 'sun', dryRun: true }, 'zheng')).toMatchObject({ moved: 0 })
  await listHeldCases(world.deps.database)
  await listHeldCases(world.deps.database)
  expect(await move({ from: 'zheng', to: 'sun', dryRun: true }, 'zheng')).toMatchObject({ moved: 1 })
})
