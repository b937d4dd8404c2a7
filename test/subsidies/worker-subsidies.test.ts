import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { SubsidyStanding } from '../../domain/subsidies/evaluate-policy.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'
import { countyPolicy } from './county-policy.ts'

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
const county = (counties = ['530621']) => world.token({ role: 'county', counties })
const policies = async (query: string) =>
  (
    (await world.call('GET', `/v1/subsidies/policies${query}`, { token: await county() })).body as {
      items: { policyId: string }[]
    }
  ).items.map(({ policyId }) => policyId)

test('a policy is added by the province once, for good; the same again is the same, another under its id is refused', async () => {
  const body = countyPolicy('ludian-test-kept')
  const token = await province()
  expect((await world.call('POST', '/v1/subsidies/policies', { token: await county(), body })).status).toBe(403)
  const added = await world.call('POST', '/v1/subsidies/policies', { token, body })
  expect(added).toMatchObject({ status: 201, body: { policyId: 'ludian-test-kept', payer: null } })
  expect((await world.call('POST', '/v1/subsidies/policies', { token, body })).body).toEqual(added.body)
  const other = countyPolicy('ludian-test-kept', { window: { by: 'once' } })
  expect((await world.call('POST', '/v1/subsidies/policies', { token, body: other })).status).toBe(409)
  const shipped = countyPolicy('chongxin-2024-travel')
  expect((await world.call('POST', '/v1/subsidies/policies', { token, body: shipped })).status).toBe(409)
  const ends = { ...countyPolicy('ludian-test-ends'), validUntil: '2025-01-01' }
  expect((await world.call('POST', '/v1/subsidies/policies', { token, body: ends })).status).toBe(422)
})

test('policies are found by county and by day; those of the prefecture and the province are among them', async () => {
  const token = await province()
  for (const [id, code] of [
    ['zhaotong-test', '530600'],
    ['yunnan-test', '530000'],
    ['qujing-test', '530300'],
  ] as const)
    await world.call('POST', '/v1/subsidies/policies', { token, body: countyPolicy(id, { place: { name: id, code } }) })
  expect(await policies('?county=530621')).toEqual(['ludian-test-kept', 'yunnan-test', 'zhaotong-test'])
  expect(await policies('?county=530621&on=2027-01-01')).toEqual([])
  expect(await policies('?county=620823&on=2024-06-01')).toEqual(['chongxin-2024-travel'])
  expect((await policies('')).length).toBeGreaterThanOrEqual(8)
})

test('a person’s standing follows from their placement: how they came is open, then months come with time, and leaving ends them', async () => {
  const batchId = derivedId('BatchId', 'subsidies')
  await travelledBatch(world, jobOrder, batchId)
  const { workerId } = await placed(world, jobOrder, batchId)
  const standing = async (query = '', token?: string) => {
    const at = `/v1/workers/${workerId}/subsidies${query}`
    const { status, body } = await world.call('GET', at, { token: token ?? (await county()) })
    const found = (body as { standings?: SubsidyStanding[] }).standings?.find(
      ({ policyId }) => policyId === 'ludian-test-kept',
    )
    return { status, found, text: JSON.stringify(body) }
  }
  // Handed over on 2 March; no seat of theirs is on record.
  const now = await standing()
  expect(now.found).toMatchObject({
    standing: 'unknown',
    from: '2026-06-01',
    amount: { least: { minorUnits: 60_000 } },
  })
  expect(now.found?.reasons.filter(({ weighs }) => weighs === 'open').map(({ code }) => code)).toEqual([
    'subsidies/ride-unknown',
  ])
  expect((await standing('?on=2026-06-01')).found?.from).toBeNull()
  expect((await standing('?on=2025-12-01')).found).toMatchObject({ standing: 'not', window: null })
  expect((await standing('', await county(['530300']))).status).toBe(403)
  // Nothing of whom it is about stands in the answer but the id.
  expect(now.text).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]/)

  await world.advance({ days: 30 })
  const left = { state: 'left' as const, at: world.clock.now() }
  await world.deps.placements.move(batchId, 0, [{ workerId, from: ['handed-over'], to: left }])
  const after = await standing('?on=2026-08-01')
  expect(after.found?.standing).toBe('not')
  expect(after.found?.reasons.map(({ code }) => code)).toContain('subsidies/months-short')
})
