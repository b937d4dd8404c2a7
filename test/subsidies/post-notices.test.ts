import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import type { PostedNotices } from '../../domain/subsidies/subsidy-notice.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'
import { countyPolicy } from './county-policy.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const policyId = 'ludian-test-many'
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  const more = {
    kind: 'staying',
    amount: { shape: 'flat', yuan: 500 },
    condition: { destinations: ['other-province', 'other-city'] },
    evidence: [],
    notice: { days: 7, levels: ['village', 'county'] },
  }
  await world.deps.subsidyPolicies.add(countyPolicy(policyId, more))
  await world.deps.subsidyPolicies.add(countyPolicy('ludian-test-other', more))
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const county = (subject = 'li@ludian', counties = ['530621']) => world.token({ role: 'county', counties, subject })
const complaints = { office: '鲁甸县就业局', place: '鲁甸县文屏镇政务中心2楼', phone: '0870-8121234' }
const village = { level: 'village', from: '2026-03-03', until: '2026-03-09' }
const of = { policyId, window: '2026', county: '530621' }

let people = 0
async function claimed(policy = policyId): Promise<SubsidyClaim> {
  people += 1
  const batchId = derivedId('BatchId', 'many', people)
  await travelledBatch(world, jobOrder, batchId)
  const { workerId } = await placed(world, jobOrder, batchId)
  const made = await world.call('POST', '/v1/subsidies/claims', {
    token: await county(),
    body: { workerId, policyId: policy },
  })
  expect(made.status).toBe(201)
  return made.body as SubsidyClaim
}

async function post(more: object = {}, token?: string) {
  const body = { ...of, ...village, complaints, ...more }
  return world.call('POST', '/v1/subsidies/notices', { token: token ?? (await county()), body, language: 'zh' })
}
const posted = async (more: object = {}) => {
  const { status, body } = await post(more)
  expect(status).toBe(200)
  return body as PostedNotices
}

test('all claims of a window go on one notice in one act; the same act again writes nothing, and a new claim joins them', async () => {
  const all = [await claimed(), await claimed(), await claimed()]
  const dry = await posted({ dryRun: true })
  expect(dry).toMatchObject({ noticed: 3, stays: 0, total: yuan(1500) })
  expect((await world.deps.subsidyClaims.get(all[0]!.claimId))?.notices).toEqual([])
  const first = await posted()
  expect(first).toMatchObject({ noticed: 3, already: 0, stays: 0, total: yuan(1500), isWhole: true })
  const stands = (await world.deps.subsidyClaims.get(all[0]!.claimId))!
  expect(stands).toMatchObject({
    notices: [{ ...village, noticeId: first.notice.noticeId }],
    progress: { state: 'noticed' },
  })
  const late = await claimed()
  const again = await posted()
  expect(again).toMatchObject({ noticed: 1, already: 3, claims: [{ claimId: late.claimId, outcome: 'noticed' }] })
  expect(again.notice.noticeId).toBe(first.notice.noticeId)
  expect(await world.deps.subsidyClaims.get(all[0]!.claimId)).toEqual(stands)
  const token = await county()
  const query = 'policyId=ludian-test-many&window=2026&county=530621'
  const listed = await world.call('GET', `/v1/subsidies/notices?${query}`, { token })
  expect(listed.body).toMatchObject({ items: [{ noticeId: first.notice.noticeId, complaints, postedBy: 'li@ludian' }] })
})

test('of two officers who post the same list at once each claim stands on it once', async () => {
  const some = [await claimed(), await claimed()]
  const claimIds = some.map(({ claimId }) => claimId)
  const tokens = [await county(), await county('wang@ludian')]
  const answers = await Promise.all(tokens.map((token) => post({ claimIds }, token)))
  const counted = answers.map(({ body }) => body as PostedNotices)
  expect(counted.map(({ noticed, already, stays }) => noticed + already + stays)).toEqual([2, 2])
  expect(counted.reduce((sum, { noticed }) => sum + noticed, 0)).toBe(2)
  expect(counted.every(({ stays }) => stays === 0)).toBe(true)
  for (const claimId of claimIds) expect((await world.deps.subsidyClaims.get(claimId))?.notices).toHaveLength(1)
})

test('what is in the way of one claim keeps no other off the notice, and is said of each', async () => {
  const [good, refused, elsewhere, noticed] = [
    await claimed(),
    await claimed(),
    await claimed('ludian-test-other'),
    await claimed(),
  ]
  const token = await county()
  await world.call('POST', `/v1/subsidies/claims/${refused.claimId}/refused`, { token, body: { why: 'withdrawn' } })
  const own = { level: 'village', from: '2026-03-01', until: '2026-03-07' }
  await world.call('POST', `/v1/subsidies/claims/${noticed.claimId}/notices`, { token, body: own })
  const unknown = derivedId('ClaimId', 'nobody')
  const answer = await posted({
    claimIds: [good.claimId, refused.claimId, elsewhere.claimId, noticed.claimId, unknown],
  })
  const codes = Object.fromEntries(answer.claims.map(({ claimId, outcome, why }) => [claimId, why?.code ?? outcome]))
  expect(codes).toEqual({
    [good.claimId]: 'noticed',
    [refused.claimId]: 'subsidies/claim-over',
    [elsewhere.claimId]: 'subsidies/not-of-window',
    [noticed.claimId]: 'subsidies/notice-stands',
    [unknown]: 'subsidies/not-of-window',
  })
  expect(answer.claims.find(({ claimId }) => claimId === noticed.claimId)?.why?.zh).toContain('2026-03-07')
  expect((await world.deps.subsidyClaims.get(noticed.claimId))?.notices).toEqual([own])
  // The next level is another notice of the same claim.
  const second = await posted({ claimIds: [good.claimId], level: 'county', from: '2026-03-10', until: '2026-03-16' })
  expect(second.noticed).toBe(1)
  expect((await world.deps.subsidyClaims.get(good.claimId))?.notices).toHaveLength(2)
})

test('too short a notice, a mobile phone to complain to, and another county are refused before anything is written', async () => {
  const { claimId } = await claimed()
  const short = await posted({ until: '2026-03-05', claimIds: [claimId] })
  expect(short).toMatchObject({ noticed: 0, stays: 1, claims: [{ why: { code: 'subsidies/notice-too-short' } }] })
  expect(await world.deps.subsidyNotices.get(short.notice.noticeId)).toBeNull()
  expect((await post({ complaints: { ...complaints, phone: '13800138000' } })).status).toBe(422)
  expect((await post({ until: '2026-03-01' })).status).toBe(422)
  expect((await post({}, await county('zhao', ['530627']))).status).toBe(403)
  expect((await post({ policyId: 'nobody-has-it' })).status).toBe(404)
  expect((await world.deps.subsidyClaims.get(claimId))?.progress.state).toBe('claimed')
})

test('the list of a notice has its days, to whom to object, people and yuan, and no whole name or number', async () => {
  const some = [await claimed(), await claimed()]
  const { notice } = await posted({
    claimIds: some.map(({ claimId }) => claimId),
    level: 'village',
    from: '2026-03-04',
    until: '2026-03-12',
  })
  const token = await county()
  const query = `policyId=${policyId}&window=2026&county=530621&notice=${notice.noticeId}`
  const { body } = await world.call('GET', `/v1/subsidies/public-notice?${query}`, { token })
  expect(body).toMatchObject({ notice: { from: '2026-03-04', complaints }, people: 2, total: yuan(1000) })
  for (const { name } of (body as { items: { name: string }[] }).items) expect(name).toMatch(/^.\*+$/u)
  const reply = await fetch(`${world.url}/v1/subsidies/public-notice?${query}&format=xlsx`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const sheet = Object.values(unzipSync(new Uint8Array(await reply.arrayBuffer())))
    .map((part) => strFromU8(part))
    .join('')
  for (const shown of ['2026-03-04', '2026-03-12', '村级', complaints.office, complaints.place, complaints.phone])
    expect(sheet).toContain(shown)
  expect(sheet).toContain('合计（元）')
  expect(sheet).toMatch(/<v>1000<\/v>/)
  expect(sheet).not.toMatch(/1[3-9]\d{9}|\d{17}[\dXx]|wrk_/)
  const elsewhere = query.replace(policyId, 'ludian-test-other')
  expect((await world.call('GET', `/v1/subsidies/public-notice?${elsewhere}`, { token })).status).toBe(404)
  const turned = some[0]!.claimId
  await world.call('POST', `/v1/subsidies/claims/${turned}/refused`, { token, body: { why: 'objection' } })
  expect((await world.call('GET', `/v1/subsidies/public-notice?${query}`, { token })).body).toMatchObject({ people: 1 })
})
