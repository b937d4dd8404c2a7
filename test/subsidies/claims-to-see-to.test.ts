import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, dateInShanghai, epochOf } from '../../domain/kernel/instant.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import { eraseClaim } from '../../functions/subsidies/erase-claim.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'
import { countyPolicy } from './county-policy.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const policyId = 'ludian-test-months'
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  const more = {
    kind: 'staying',
    amount: { shape: 'flat', yuan: 500 },
    condition: { destinations: ['other-province', 'other-city'] },
    evidence: [],
    window: { by: 'month', closesMonthsAfter: 1 },
    notice: { days: 3, levels: ['village', 'county'] },
  }
  await world.deps.subsidyPolicies.add(countyPolicy(policyId, more))
  await world.deps.subsidyPolicies.add(countyPolicy('ludian-test-open-end', { ...more, window: { by: 'once' } }))
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const county = (code = '530621') => world.token({ role: 'county', counties: [code] })
const waiting = async (workerId: WorkerId, code?: string) => {
  const { body } = await world.call('GET', '/v1/worklist', { token: await county(code) })
  const { items } = body as { items: { kind: string; subject: Record<string, string>; note?: { zh: string } }[] }
  return items.filter(({ subject }) => subject['workerId'] === workerId)
}
const kinds = async (workerId: WorkerId, code?: string) => (await waiting(workerId, code)).map(({ kind }) => kind)
const until = (day: string) =>
  world.advance({
    seconds: (epochOf(atShanghai(day as CalendarDate, '00:30')) - epochOf(world.clock.now())) / 1000,
  })

let people = 0
async function claimed(of = policyId): Promise<SubsidyClaim> {
  people += 1
  const batchId = derivedId('BatchId', 'to see to', people)
  await travelledBatch(world, jobOrder, batchId)
  const { workerId } = await placed(world, jobOrder, batchId)
  const body = {
    workerId,
    policyId: of,
    window: of === policyId ? dateInShanghai(world.clock.now()).slice(0, 7) : 'once',
  }
  const made = await world.call('POST', '/v1/subsidies/claims', { token: await county(), body })
  expect(made).toMatchObject({ status: 201 })
  return made.body as SubsidyClaim
}
const act = async ({ claimId }: SubsidyClaim, what: string, body: object) =>
  world.call('POST', `/v1/subsidies/claims/${claimId}/${what}`, { token: await county(), body })

test('a claim on no notice is on its county’s list two weeks before the window closes; posted, refused or closed it is not', async () => {
  const [left, posted, refused, open] = [
    await claimed(),
    await claimed(),
    await claimed(),
    await claimed('ludian-test-open-end'),
  ]
  const all = [left, posted, refused]
  expect(left).toMatchObject({ window: '2026-03' })
  for (const { workerId } of all) expect(await kinds(workerId)).toEqual([])
  await until('2026-04-16')
  for (const { workerId } of all) expect(await kinds(workerId)).toEqual(['claim-window-ending'])
  expect((await waiting(left.workerId))[0]).toMatchObject({
    note: { zh: expect.stringContaining('2026年3月') },
    until: atShanghai('2026-05-01' as CalendarDate, '00:00'),
    settles: { path: `/v1/subsidies/claims/${left.claimId}/notices` },
  })
  expect(await kinds(left.workerId, '530627')).toEqual([])
  expect(await kinds(open.workerId)).toEqual([])
  await act(posted, 'notices', { level: 'county', from: '2026-04-16', until: '2026-04-18' })
  await act(refused, 'refused', { why: 'withdrawn' })
  expect(await kinds(posted.workerId)).toEqual([])
  expect(await kinds(refused.workerId)).toEqual([])
  // Made again it is a claim like any other.
  const again = { workerId: refused.workerId, policyId, window: '2026-03' }
  expect((await world.call('POST', '/v1/subsidies/claims', { token: await county(), body: again })).status).toBe(201)
  expect(await kinds(refused.workerId)).toEqual(['claim-window-ending'])
  await until('2026-05-01')
  expect(await kinds(left.workerId)).toEqual([])
})

test('it is to be paid from the day after the last notice that its policy asks for, and not while somebody objects', async () => {
  const one = await claimed()
  await act(one, 'notices', { level: 'county', from: '2026-05-01', until: '2026-05-05' })
  await until('2026-05-07')
  expect(await kinds(one.workerId)).toEqual([])
  await act(one, 'notices', { level: 'village', from: '2026-05-07', until: '2026-05-09' })
  expect(await kinds(one.workerId)).toEqual([])
  await act(one, 'objections', { on: '2026-05-07', about: 'amount' })
  await until('2026-05-10')
  expect(await kinds(one.workerId)).toEqual([])
  await act(one, 'objections/outcome', { number: 1, outcome: 'dismissed' })
  expect(await kinds(one.workerId)).toEqual(['claim-to-pay'])
  expect((await act(one, 'paid', { on: '2026-05-10' })).status).toBe(200)
  expect(await kinds(one.workerId)).toEqual([])
})

test('of an erased person nothing is left to do', async () => {
  const one = await claimed()
  await act(one, 'notices', { level: 'county', from: '2026-05-01', until: '2026-05-05' })
  await act(one, 'notices', { level: 'village', from: '2026-05-01', until: '2026-05-05' })
  expect(await kinds(one.workerId)).toEqual(['claim-to-pay'])
  await eraseClaim((await world.deps.subsidyClaims.get(one.claimId))!, world.clock.now(), world.deps)
  expect(await kinds(one.workerId)).toEqual([])
})
