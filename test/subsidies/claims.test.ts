import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import { PolicyId } from '../../domain/subsidies/subsidy-policy.ts'
import { claimsOnNotice } from '../../functions/subsidies/claims-on-notice.ts'
import type { Staff } from '../../functions/wiring/staff.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'
import { countyPolicy } from './county-policy.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const policyId = 'ludian-test-staying'
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  const body = countyPolicy(policyId, {
    kind: 'staying',
    amount: { shape: 'flat', yuan: 500 },
    condition: {
      destinations: ['other-province', 'other-city'],
      groups: { zh: '脱贫劳动力', en: 'people on the register' },
    },
    evidence: [['register-check'], ['contract', 'employer-proof']],
    notice: { days: 7, levels: ['county'] },
  })
  await world.call('POST', '/v1/subsidies/policies', { token: await world.token({ role: 'province' }), body })
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const county = (subject = 'li@ludian') => world.token({ role: 'county', counties: ['530621'], subject })
const claims = '/v1/subsidies/claims'
const ofWindow = `policyId=${policyId}&window=2026&county=530621`

let people = 0
async function atWork() {
  people += 1
  const batchId = derivedId('BatchId', 'claims', people)
  await travelledBatch(world, jobOrder, batchId)
  return placed(world, jobOrder, batchId)
}
const asked = (workerId: WorkerId) => ({ workerId, policyId, inRegister: true, seen: ['contract'] })

async function claimed(workerId: WorkerId): Promise<SubsidyClaim> {
  const { status, body } = await world.call('POST', claims, { token: await county(), body: asked(workerId) })
  expect(status).toBe(201)
  return body as SubsidyClaim
}

test('two officers claim at once for one person: one claim, and the other is told of it', async () => {
  const { workerId } = await atWork()
  const tokens = [await county(), await county('wang@ludian')]
  const answers = await Promise.all(tokens.map((token) => world.call('POST', claims, { token, body: asked(workerId) })))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
  const made = answers.find(({ status }) => status === 201)?.body as SubsidyClaim
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ stands: { claimId: made.claimId } })
  const { items } = (await world.call('GET', `${claims}?${ofWindow}`, { token: tokens[0]! })).body as {
    items: SubsidyClaim[]
  }
  expect(items.filter((one) => one.workerId === workerId)).toHaveLength(1)
  const standings = await world.call('GET', `/v1/workers/${workerId}/subsidies`, { token: tokens[0]! })
  expect(standings.body).toMatchObject({ standings: [{ policyId, standing: 'not' }] })
})

test('a claim of somebody who may not have it is refused, whatever papers there are', async () => {
  const { workerId } = await atWork()
  const token = await county()
  const attempt = async (more: object) =>
    world.call('POST', claims, { token, body: { ...asked(workerId), ...more }, language: 'zh' })
  const barred = await attempt({ inRegister: false, seen: [] })
  expect(barred.status).toBe(409)
  expect(JSON.stringify(barred.body)).toContain('不属于政策对象')
  expect((await attempt({ amount: yuan(501) })).status).toBe(422)
  expect((await attempt({ window: '2025' })).status).toBe(422)
  const elsewhere = await world.token({ role: 'county', counties: ['530300'] })
  expect((await world.call('POST', claims, { token: elsewhere, body: asked(workerId) })).status).toBe(403)
  expect((await attempt({})).status).toBe(201)
})

test('it is paid once, after its notice and without an open objection', async () => {
  const { workerId } = await atWork()
  const { claimId } = await claimed(workerId)
  const act = async (what: string, body: object) =>
    world.call('POST', `${claims}/${claimId}/${what}`, { token: await county(), body })
  const today = world.clock.now().slice(0, 10)
  expect((await act('paid', { on: today })).status).toBe(409)
  expect((await act('objections', { on: today, about: 'amount' })).status).toBe(409)
  expect((await act('notices', { level: 'county', from: '2026-03-03', until: '2026-03-08' })).status).toBe(422)
  expect((await act('notices', { level: 'county', from: '2026-03-03', until: '2026-03-09' })).body).toMatchObject({
    progress: { state: 'noticed' },
  })
  await act('objections', { on: '2026-03-05', about: 'not-entitled' })
  await world.advance({ days: 7 })
  expect((await act('paid', { on: '2026-03-09' })).status).toBe(409)
  await world.advance({ days: 1 })
  expect((await act('paid', { on: '2026-03-10' })).status).toBe(409)
  expect((await act('objections/outcome', { number: 2, outcome: 'dismissed' })).status).toBe(422)
  await act('objections/outcome', { number: 1, outcome: 'dismissed' })
  expect((await act('paid', { on: '2026-04-01' })).status).toBe(422)
  const paid = await Promise.all([act('paid', { on: '2026-03-10' }), act('paid', { on: '2026-03-10' })])
  expect(new Set(paid.map(({ status }) => status))).toEqual(new Set([200, 409]))
  expect((await act('refused', { why: 'withdrawn' })).status).toBe(409)
  expect((await world.call('POST', claims, { token: await county(), body: asked(workerId) })).status).toBe(409)
})

test('what was turned down can be claimed again', async () => {
  const { workerId } = await atWork()
  const { claimId } = await claimed(workerId)
  const token = await county()
  const refused = await world.call('POST', `${claims}/${claimId}/refused`, { token, body: { why: 'evidence-wrong' } })
  expect(refused.body).toMatchObject({ progress: { state: 'refused', why: 'evidence-wrong' } })
  expect(await claimed(workerId)).toMatchObject({ claimId, progress: { state: 'claimed' }, version: 3 })
})

test('the public notice and the pack show a masked name, where from, what and how much; no number, and nothing whole', async () => {
  const { workerId } = await atWork()
  await claimed(workerId)
  const token = await county()
  const listed = await world.call('GET', `/v1/subsidies/public-notice?${ofWindow}`, { token })
  const { items } = listed.body as { items: Record<string, unknown>[] }
  expect(items.length).toBeGreaterThan(3)
  for (const one of items) {
    expect(Object.keys(one).sort()).toEqual(['amount', 'kind', 'name', 'township', 'village'])
    expect(one['name']).toMatch(/^.\*+$/u)
  }
  const forbidden = /1[3-9]\d{9}|\d{17}[\dXx]|账号|wrk_/
  expect(JSON.stringify(items)).not.toMatch(forbidden)
  const file = async (path: string) => {
    const reply = await fetch(`${world.url}${path}`, { headers: { authorization: `Bearer ${token}` } })
    expect(reply.status).toBe(200)
    return new Uint8Array(await reply.arrayBuffer())
  }
  const sheet = unzipSync(await file(`/v1/subsidies/public-notice?${ofWindow}&format=xlsx`))
  const pack = unzipSync(await file(`/v1/subsidies/evidence-pack?${ofWindow}`))
  expect(Object.keys(pack).sort()).toEqual(['公示名单.xlsx', '政策.json', '申请台账.csv'])
  const texts = [...Object.values(sheet), pack['申请台账.csv']!, ...Object.values(unzipSync(pack['公示名单.xlsx']!))]
  for (const text of texts) expect(strFromU8(text)).not.toMatch(forbidden)
  expect(strFromU8(pack['申请台账.csv']!).trim().split('\r\n')).toHaveLength(items.length + 1)
  expect(strFromU8(pack['申请台账.csv']!)).toContain('劳动合同')
})

test('why the pack was taken is said where names were opened, beside the officer, the policy and the window', async () => {
  const said: string[] = []
  const { vault } = world.deps
  const openOf: typeof vault.openOf = (records, fields, why) => {
    said.push(String(why))
    return vault.openOf(records, fields, why)
  }
  const staff: Staff = { role: 'county', counties: ['530621'], cities: [], subject: 'li@ludian' }
  const query = { policyId: PolicyId.parse(policyId), window: '2026', county: '530621' }
  const deps = { ...world.deps, vault: { ...vault, openOf } }
  await claimsOnNotice({ staff, query: { ...query, why: '年度审计' } }, deps)
  await claimsOnNotice({ staff, query }, deps)
  expect(said[0]).toMatch(/^li@ludian .*ludian-test-staying 2026.*: 年度审计$/)
  expect(said[1]).toMatch(/^li@ludian .*ludian-test-staying 2026: names masked$/)
  const blank = `/v1/subsidies/evidence-pack?${ofWindow}&why=%20`
  expect((await world.call('GET', blank, { token: await county() })).status).toBe(422)
})

test('a person’s export has their claims; erased, no claim goes on, and none that was made bars less than before', async () => {
  const { workerId } = await atWork()
  const { claimId } = await claimed(workerId)
  const token = await county()
  const told = await world.call('GET', `/v1/workers/${workerId}/export`, { token })
  expect(told.body).toMatchObject({ subsidyClaims: [{ claimId, amount: yuan(500) }] })
  const erased = await world.call('POST', `/v1/workers/${workerId}/erasure`, {
    token,
    body: { askedBy: 'person', reason: '本人要求' },
  })
  expect(erased.status).toBe(200)
  expect(await world.deps.subsidyClaims.get(claimId)).toMatchObject({
    seen: [],
    progress: { state: 'refused', why: 'erased' },
  })
  expect((await world.call('POST', claims, { token, body: asked(workerId) })).status).toBe(404)
})
