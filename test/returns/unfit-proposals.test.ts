import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UnfitReturnsSheet } from '../../domain/enterprises/unfit-returns-sheet.ts'
import { listsOfEnterprise } from '../../domain/enterprises/waits-of-enterprise.ts'
import { type BatchId, derivedId, type PlacementId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { WorkItem } from '../../functions/worklist/work-item.ts'
import type { Plant } from '../enterprises/plant.ts'
import { listsAndFacts } from '../worklist/lists-and-facts.ts'
import { openWorld, type World } from '../world.ts'
import { type AtWork, figuresOf, openPost, proposal, startReturns } from './at-work.ts'

let world: World
let plant: Plant
let people: AtWork[]
beforeAll(async () => {
  world = await openWorld({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  ;({ plant, people } = await openPost(world, 4))
  await lookedAfterBy('he@station')
})
afterAll(() => world.close())

const province = () => world.token({ role: 'province' })
const station = (subject = 'he@station') => world.token({ role: 'station', cities: ['441900'], subject })
async function lookedAfterBy(subject: string): Promise<void> {
  const body = { specialist: { name: '何敏', subject } }
  const said = await world.call('PATCH', `/v1/enterprises/${plant.id}`, { token: await province(), body })
  expect(said.status).toBe(200)
}
async function entries(token: string, batchId: BatchId): Promise<WorkItem[]> {
  const { status, body } = await world.call('GET', '/v1/worklist?kind=returns-unfit', { token })
  expect(status).toBe(200)
  return (body as { items: WorkItem[] }).items.filter(({ subject }) => subject['batchId'] === batchId)
}
const begin = async (campaign: string) => (await startReturns(world, [plant.id], { campaign })).body.batchId
const send = async (body: object) => (await plant.send('return.proposed', body)).status
const stranger = derivedId('PlacementId', 'nobody') as PlacementId
/** One who is theirs, one whom nobody knows, and the first once more. */
const wrong = (batchId: BatchId) =>
  proposal(batchId, [people[0]!, { placement: { placementId: stranger } }, people[0]!])
const settle = async (batchId: BatchId, as: string, token?: string) => {
  const path = `/v1/enterprises/${plant.id}/returns/${batchId}/settlement`
  return world.call('POST', path, { token: token ?? (await station()), body: { as } })
}

test('whom a firm’s server proposes and nobody knows stands on the list of its specialist, in both languages, until it is put right', async () => {
  const batchId = await begin('一')
  expect(await send(wrong(batchId))).toBe(422)
  const [entry, ...others] = await entries(await station(), batchId)
  expect(others).toEqual([])
  expect(entry).toMatchObject({
    note: {
      zh: expect.stringMatching(/返乡报名3人，其中2人不能报（不是该企业的在岗人员 1、报了两次 1），所以一人都没有登记/),
      en: expect.stringMatching(
        /of 3 people proposed for the way home, 2 cannot be \(no worker of it that we know 1, named twice 1\)/,
      ),
    },
    until: (await world.deps.batches.get(batchId))?.returns?.proposeUntil,
    isOverdue: false,
    shows: { method: 'GET', path: `/v1/enterprises/${plant.id}/returns` },
    settles: { method: 'POST', path: `/v1/enterprises/${plant.id}/returns/${batchId}/settlement` },
  })
  expect(await entries(await province(), batchId)).toHaveLength(1)
  const shown = await world.call('GET', entry!.shows.path, { token: await station() })
  expect((shown.body as { items: UnfitReturnsSheet[] }).items[0]?.people).toMatchObject([
    { placementId: stranger, why: 'unknown' },
    { placementId: people[0]!.placement.placementId, why: 'twice' },
  ])
  // The same again is the same entry, as old as it was.
  await world.advance({ hours: 2 })
  expect(await send(wrong(batchId))).toBe(422)
  expect(await entries(await station(), batchId)).toMatchObject([{ since: entry!.since }])
  expect((await figuresOf(world, batchId)).total.proposed).toBe(0)

  // Another looks after the enterprise: it follows them.
  await lookedAfterBy('wu@station')
  expect(await entries(await station(), batchId)).toEqual([])
  expect(await entries(await station('wu@station'), batchId)).toHaveLength(1)
  await lookedAfterBy('he@station')

  expect(await send(proposal(batchId, people.slice(0, 2)))).toBe(200)
  expect(await entries(await station(), batchId)).toEqual([])
  expect((await world.deps.enterprises.get(plant.id))?.unfitReturns).toMatchObject([{ settled: { as: 'corrected' } }])
  // Wrong once more is another entry, also where it is the same as the first.
  expect(await send(wrong(batchId))).toBe(422)
  expect(await entries(await station(), batchId)).toHaveLength(1)
})

test('the specialist says what it is, once; the same said again by the server asks nobody again, and something else does', async () => {
  const batchId = await begin('二')
  const { workerId, placement } = people[3]!
  const left = { state: 'left' as const, at: world.clock.now() }
  await world.deps.placements.move(placement.batchId, 0, [{ workerId, from: ['handed-over'], to: left }])
  expect(await send(proposal(batchId, [people[3]!]))).toBe(422)
  expect(await entries(await station(), batchId)).toMatchObject([{ note: { zh: expect.stringContaining('已离岗 1') } }])
  expect((await settle(batchId, 'has-left', await station('somebody@else'))).status).toBe(403)
  expect((await settle(batchId, 'corrected')).status).toBe(422)
  const said = await settle(batchId, 'has-left')
  expect(said).toMatchObject({
    status: 200,
    body: { settled: { as: 'has-left', by: 'he@station' }, settledWords: { en: expect.stringContaining('have left') } },
  })
  expect(await entries(await station(), batchId)).toEqual([])
  expect((await settle(batchId, 'wrong-days')).body).toMatchObject({ settled: { as: 'has-left' } })
  expect(await send(proposal(batchId, [people[3]!]))).toBe(422)
  expect(await entries(await station(), batchId)).toEqual([])
  // The day of a festival in another year.
  expect(await send(proposal(batchId, [people[2]!], '2026-02-10'))).toBe(422)
  expect(await entries(await station(), batchId)).toMatchObject([
    { note: { zh: expect.stringContaining('日期不在出行时段内 1') } },
  ])
})

test('it is overdue once nothing can be put right any more, and what a colleague types is told to them alone', async () => {
  const batchId = await begin('三')
  const spoken = { ...wrong(batchId), by: '陈建国', reason: '厂里没有系统' }
  const path = `/v1/enterprises/${plant.id}/returns`
  expect((await world.call('POST', path, { token: await station(), body: spoken })).status).toBe(422)
  expect(await entries(await station(), batchId)).toEqual([])
  expect((await settle(batchId, 'not-theirs')).status).toBe(409)
  expect(await send(wrong(batchId))).toBe(422)
  await world.advance({ hours: 49 })
  expect(await entries(await station(), batchId)).toMatchObject([{ isOverdue: true }])
  expect((await settle(batchId, 'not-theirs')).status).toBe(200)
  const { listed, due } = await listsAndFacts(world.deps)
  expect(listed).toEqual(due)
  const enterprise = (await world.deps.enterprises.get(plant.id))!
  expect(listsOfEnterprise(enterprise)).toHaveLength(2)
})
