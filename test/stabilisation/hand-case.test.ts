import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { askForHelp } from '../../functions/stabilisation/ask-for-help.ts'
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
const list = async (path: string, token: string) =>
  (await world.call('GET', path, { token })).body as { items: Record<string, unknown>[]; next: string | null }

test('a case is taken on, handed to a colleague and given back; its time stays, and once it is closed it stays where it was', async () => {
  const batchId = derivedId('BatchId', 'hand-case')
  await travelledBatch(world, jobOrder, batchId)
  const { workerId } = await placed(world, jobOrder, batchId)
  const journey = { batchId, chunk: 0 }
  await askForHelp({ workerId, at: world.clock.now(), key: 'hand-case', text: '要帮忙', journey }, world.deps)
  await world.advance({ minutes: 5 })
  const token = await station('sun@station')
  const [before] = (await list('/v1/cases', token)).items as unknown as Case[]
  const { caseId } = before!
  const hand = async (to: string | null, by = token) =>
    world.call('POST', `/v1/cases/${caseId}/holder`, { token: by, body: { to } })
  const held = async (by: string) =>
    (await list(`/v1/cases?heldBy=${encodeURIComponent(by)}`, token)).items.map((one) => one['caseId'])

  expect(await hand('sun@station')).toMatchObject({ status: 200, body: { caseId, heldBy: 'sun@station' } })
  expect(await held('sun@station')).toEqual([caseId])
  expect(await hand('qian@station', await station('qian@station'))).toMatchObject({ body: { heldBy: 'qian@station' } })
  expect(await held('sun@station')).toEqual([])
  expect(await held('qian@station')).toEqual([caseId])
  expect((await list('/v1/cases', token)).items[0]).toMatchObject({ ...before, heldBy: 'qian@station' })
  expect((await hand('wu@station', await station('wu@station', ['330100']))).status).toBe(403)
  expect((await hand(null)).body).not.toHaveProperty('heldBy')
  expect(await held('qian@station')).toEqual([])

  await hand('qian@station')
  const outcome = { token, body: { outcome: 'settled', note: '已协调' } }
  expect((await world.call('POST', `/v1/cases/${caseId}/outcome`, outcome)).status).toBe(200)
  expect((await hand('sun@station')).status).toBe(409)
  expect((await list(`/v1/cases?standing=closed`, token)).items[0]).toMatchObject({ caseId, heldBy: 'qian@station' })
})

test('people at work are listed over all batches, the newest first, to the station of their city and by city', async () => {
  const found: string[] = []
  for (const name of ['one', 'two']) {
    const batchId = derivedId('BatchId', 'placements', name)
    await world.advance({ minutes: 1 })
    await travelledBatch(world, jobOrder, batchId)
    found.unshift((await placed(world, jobOrder, batchId)).workerId)
  }
  const seen = async (query: string, token: string) =>
    (await list(`/v1/placements${query}`, token)).items.map((one) => one['workerId'])
  const token = await station('sun@station')
  expect((await seen('', token)).slice(0, 2)).toEqual(found)
  expect((await seen(`?city=${jobOrder.cityCode}`, token)).slice(0, 2)).toEqual(found)
  expect(await seen('?city=330100', token)).toEqual([])
  expect(await seen('', await station('wu@station', ['330100']))).toEqual([])
  expect((await world.call('GET', '/v1/placements?cursor=nothing', { token })).status).toBe(422)
})

test('a batch that begins between two pages repeats nobody of the batches before it, and leaves nobody out', async () => {
  const [older, large, begun] = ['older', 'large', 'begun'].map((name) => derivedId('BatchId', 'pages', name))
  const people: string[] = []
  for (const batchId of [older!, large!]) {
    await world.advance({ minutes: 1 })
    await travelledBatch(world, jobOrder, batchId)
    people.unshift((await placed(world, jobOrder, batchId)).workerId)
  }
  // More chunks than a page reads.
  await world.deps.batches.note(large!, world.clock.now(), () => ({ counts: { candidates: 45, chunks: 45 } }))
  const token = await station('sun@station')
  const first = await list('/v1/placements', token)
  await world.advance({ minutes: 1 })
  await travelledBatch(world, jobOrder, begun!)
  await placed(world, jobOrder, begun!)
  const seen = [...first.items]
  for (let { next } = first; next !== null; ) {
    const page = await list(`/v1/placements?cursor=${next}`, token)
    seen.push(...page.items)
    next = page.next
  }
  const ids = seen.map((one) => one['workerId'])
  expect(ids.slice(0, 2)).toEqual(people)
  expect(new Set(ids).size).toBe(ids.length)
})
