import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { type FestivalService, festivalFigures } from '../../domain/stabilisation/festival-service.ts'
import { placementEntity } from '../../storage/matching/placements.ts'
import { openJobOrder, openPlant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
let jobOrder: JobOrder
const batchId = derivedId('BatchId', 'festival') as BatchId
beforeAll(async () => {
  world = await openWorld({ partners: false })
  jobOrder = await openJobOrder(world, await openPlant(world))
  await travelledBatch(world, jobOrder, batchId)
})
afterAll(() => world.close())

const station = (cities = [jobOrder.cityCode]) => world.token({ role: 'station', subject: 'wang@station', cities })
async function offer(placementId: string, said: object = {}, token?: string) {
  const on = dateInShanghai(world.clock.now())
  const body = { season: '2026', kind: 'visit', on, offeredBy: 'station', taken: true, ...said }
  return world.call('POST', `/v1/placements/${placementId}/festival-services`, {
    token: token ?? (await station()),
    body,
  })
}

test('who stays at the post is offered services, one of a kind a season, and the figures count people in and out of the province', async () => {
  const [one, two] = [await placed(world, jobOrder, batchId), await placed(world, jobOrder, batchId)]
  expect(await offer(one.placement.placementId)).toMatchObject({ status: 200, body: { workerId: one.workerId } })
  await offer(one.placement.placementId, { kind: 'call-home', offeredBy: 'enterprise', taken: false })
  await offer(one.placement.placementId, { kind: 'call-home', offeredBy: 'enterprise', taken: true })
  await offer(two.placement.placementId, { kind: 'meal', taken: false })
  const path = `/v1/festival-services?season=2026&city=${jobOrder.cityCode}`
  const listed = await world.call('GET', path, { token: await station() })
  expect((listed.body as { items: FestivalService[] }).items).toHaveLength(3)
  const province = await world.token({ role: 'province' })
  const { body } = await world.call('GET', '/v1/festival-services/figures?season=2026', { token: province })
  expect(body).toEqual({
    season: '2026',
    cities: [
      {
        cityCode: jobOrder.cityCode,
        stayed: 2,
        inProvince: 0,
        outOfProvince: 2,
        servicesTaken: 2,
        visited: 1,
        byKind: {
          visit: { offered: 1, taken: 1 },
          'call-home': { offered: 1, taken: 1 },
          meal: { offered: 1, taken: 0 },
        },
      },
    ],
  })
  const other = await world.call('GET', '/v1/festival-services/figures?season=2027', { token: province })
  expect(other.body).toEqual({ season: '2027', cities: [] })

  const exported = await world.call('GET', `/v1/workers/${two.workerId}/export`, { token: province })
  expect(exported.body).toMatchObject({ festivalServices: [{ kind: 'meal' }] })
  const erasing = { token: province, body: { askedBy: 'person', reason: '本人提出' } }
  expect(await world.call('POST', `/v1/workers/${two.workerId}/erasure`, erasing)).toMatchObject({ status: 200 })
  expect(await world.deps.festivalServices.ofWorker(two.workerId)).toEqual([])
})

test('it is for those at their post, who consent, by the station of their city', async () => {
  const { workerId, placement } = await placed(world, jobOrder, batchId)
  const { placementId } = placement
  const tomorrow = plusDays(dateInShanghai(world.clock.now()), 1)
  expect(await offer(placementId, { on: tomorrow })).toMatchObject({ status: 422 })
  expect(await offer(placementId, {}, await station(['310100']))).toMatchObject({ status: 403 })
  expect(await offer('plc_0123456789')).toMatchObject({ status: 404 })
  const path = `/v1/festival-services?season=2026&city=${jobOrder.cityCode}`
  expect(await world.call('GET', path, { token: await station(['310100']) })).toMatchObject({ status: 404 })
  const left = await placed(world, jobOrder, batchId, { state: 'left', at: world.clock.now() })
  expect(await offer(left.placement.placementId)).toMatchObject({ status: 409 })
  const home = (await placed(world, jobOrder, batchId)).placement
  const consent = { purpose: 'homeward-journey' as const, at: world.clock.now(), by: 'sms' as const }
  const returns = { direction: 'homeward' as const, of: placementId, day: tomorrow, consent }
  await placementEntity(world.deps.database).patch({ batchId, chunk: 0, workerId: home.workerId }).set({ returns }).go()
  expect(await offer(home.placementId)).toMatchObject({ status: 404 })
  await world.deps.workers.withdrawConsent(workerId, world.clock.now())
  expect(await offer(placementId)).toMatchObject({ status: 409 })
})

test('somebody who works in the province counts there, and each person once', () => {
  const service = (worker: string, facts: Partial<FestivalService> = {}) => ({
    placementId: derivedId('PlacementId', worker),
    workerId: derivedId('WorkerId', worker) as WorkerId,
    countyCode: '530621',
    kind: 'meal' as const,
    taken: true,
    ...facts,
  })
  const services = [service('li'), service('li', { kind: 'gift' }), service('li', { kind: 'visit' }), service('wang')]
  expect(festivalFigures('530100', services)).toMatchObject({
    stayed: 2,
    inProvince: 2,
    outOfProvince: 0,
    servicesTaken: 4,
    visited: 1,
  })
})
