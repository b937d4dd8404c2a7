import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, epochOf } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
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
  const staying = {
    kind: 'staying',
    amount: { shape: 'flat', yuan: 500 },
    condition: {
      destinations: ['other-province', 'other-city'],
      groups: { zh: '脱贫劳动力', en: 'people on the register' },
    },
    evidence: [['register-check'], ['contract', 'employer-proof']],
    notice: { days: 7, levels: ['county'] },
    window: { by: 'month', closesMonthsAfter: 1 },
  }
  await world.deps.subsidyPolicies.add(countyPolicy('ludian-test-papers', staying))
  await world.deps.subsidyPolicies.add(
    countyPolicy('ludian-test-wages', {
      ...staying,
      kind: 'wage',
      amount: { shape: 'percent-of-wage', percent: 10, capYuan: 900, isAtMost: false },
      condition: { destinations: ['other-province', 'other-city'] },
      evidence: [['contract']],
    }),
  )
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const county = () => world.token({ role: 'county', counties: ['530621'], subject: 'li@ludian' })
const station = (cities: readonly string[]) =>
  world.token({ role: 'station', cities: [...cities], subject: 'chen@station' })

let people = 0
async function atWork(): Promise<WorkerId> {
  people += 1
  const batchId = derivedId('BatchId', 'papers', people)
  await travelledBatch(world, jobOrder, batchId)
  return (await placed(world, jobOrder, batchId)).workerId
}
async function begun(policyId: string, more: object = {}): Promise<SubsidyClaim> {
  const body = { workerId: await atWork(), policyId, window: '2026-03', ...more }
  const made = await world.call('POST', '/v1/subsidies/claims', { token: await county(), body })
  expect(made.status).toBe(201)
  return made.body as SubsidyClaim
}
const papers = async ({ claimId }: SubsidyClaim, body: object, token?: string) =>
  world.call('POST', `/v1/subsidies/claims/${claimId}/papers`, {
    token: token ?? (await county()),
    body,
    language: 'zh',
  })
async function waiting({ claimId }: SubsidyClaim, token?: string) {
  const { body } = await world.call('GET', '/v1/worklist', { token: token ?? (await county()) })
  const { items } = body as {
    items: { kind: string; subject: Record<string, string>; note?: { zh: string; en: string } }[]
  }
  return items.filter(({ subject }) => subject['claimId'] === claimId)
}

test('a claim is begun without its papers, stands on the list with what is missing, and is claimed once they were seen', async () => {
  const claim = await begun('ludian-test-papers')
  expect(claim).toMatchObject({
    amount: null,
    progress: { state: 'papers-missing', missing: [['register-check'], ['contract', 'employer-proof']] },
  })
  const [entry] = await waiting(claim)
  expect(entry).toMatchObject({
    kind: 'claim-papers-missing',
    note: {
      zh: expect.stringMatching(/还缺：名册核对、劳动合同或用工单位证明、政策只补助脱贫劳动力/),
      en: expect.stringContaining('labour contract or employer’s proof'),
    },
    settles: { path: `/v1/subsidies/claims/${claim.claimId}/papers` },
  })
  const half = await papers(claim, { inRegister: true })
  expect(half.body).toMatchObject({
    amount: yuan(500),
    progress: { missing: [['contract', 'employer-proof']], open: [] },
  })
  const whole = await papers(claim, { seen: ['employer-proof'] })
  expect(whole.body).toMatchObject({
    amount: yuan(500),
    seen: ['register-check', 'employer-proof'],
    progress: { state: 'claimed' },
  })
  expect(await waiting(claim)).toEqual([])
  expect((await papers(claim, { seen: ['contract'] })).status).toBe(409)
})

test('until nothing is missing it stands on no notice and is not paid, and bars a second claim', async () => {
  const claim = await begun('ludian-test-papers', { inRegister: true })
  const token = await county()
  const act = (what: string, body: object) =>
    world.call('POST', `/v1/subsidies/claims/${claim.claimId}/${what}`, { token, body, language: 'zh' })
  const noticed = await act('notices', { level: 'county', from: '2026-03-03', until: '2026-03-09' })
  expect(noticed.status).toBe(409)
  expect(JSON.stringify(noticed.body)).toContain('还缺材料：劳动合同或用工单位证明')
  expect((await act('paid', { on: '2026-03-02' })).status).toBe(409)
  const query = `policyId=ludian-test-papers&window=${claim.window}&county=530621`
  const listed = await world.call('GET', `/v1/subsidies/public-notice?${query}`, { token })
  const before = (listed.body as { people: number }).people
  const again = {
    workerId: claim.workerId,
    policyId: claim.policyId,
    window: '2026-03',
    seen: ['contract'],
    inRegister: true,
  }
  expect((await world.call('POST', '/v1/subsidies/claims', { token, body: again })).status).toBe(409)
  await papers(claim, { seen: ['contract'] })
  expect((await world.call('GET', `/v1/subsidies/public-notice?${query}`, { token })).body).toMatchObject({
    people: before + 1,
  })
})

test('wages are asked for, weighed and not kept; the sum stands once they were shown', async () => {
  const claim = await begun('ludian-test-wages', { seen: ['contract'] })
  expect(claim).toMatchObject({ amount: null, progress: { missing: [], open: [{ code: 'subsidies/wages-needed' }] } })
  const shown = await papers(claim, { shown: { wages: yuan(5200) } })
  expect(shown.body).toMatchObject({ amount: yuan(520), progress: { state: 'claimed' } })
  expect(JSON.stringify(await world.deps.subsidyClaims.get(claim.claimId))).not.toContain('520000')
})

test('the station where they work records a paper; not the register, and no other station', async () => {
  const claim = await begun('ludian-test-papers', { inRegister: true })
  const own = await station([claim.cityCode!])
  expect(await waiting(claim, own)).toMatchObject([{ kind: 'claim-papers-missing' }])
  const path = `/v1/subsidies/claims/${claim.claimId}`
  expect((await world.call('GET', path, { token: own })).body).toMatchObject({ claimId: claim.claimId })
  const elsewhere = await station(['330100'])
  expect((await world.call('GET', path, { token: elsewhere })).status).toBe(403)
  expect((await papers(claim, { seen: ['contract'] }, elsewhere)).status).toBe(403)
  expect((await papers(claim, { seen: ['register-check'] }, own)).status).toBe(403)
  expect((await papers(claim, { seen: ['contract'] }, own)).body).toMatchObject({ progress: { state: 'claimed' } })
})

test('who turns out not to be on the register has no claim: the act is refused and says why', async () => {
  const claim = await begun('ludian-test-papers', { seen: ['contract'] })
  const said = await papers(claim, { inRegister: false })
  expect(said.status).toBe(409)
  expect(JSON.stringify(said.body)).toContain('不属于政策对象')
  expect((await world.deps.subsidyClaims.get(claim.claimId))?.progress.state).toBe('papers-missing')
})

test('begun in time, it is finished after its window has closed; turned down, it leaves the list', async () => {
  const [late, refused] = [await begun('ludian-test-papers'), await begun('ludian-test-papers')]
  expect(late.window).toBe('2026-03')
  const token = await county()
  await world.call('POST', `/v1/subsidies/claims/${refused.claimId}/refused`, { token, body: { why: 'withdrawn' } })
  expect(await waiting(refused)).toEqual([])
  const until = epochOf(atShanghai('2026-06-10' as CalendarDate, '08:00'))
  await world.advance({ seconds: (until - epochOf(world.clock.now())) / 1000 })
  expect(await waiting(late)).toMatchObject([{ kind: 'claim-papers-missing' }])
  expect((await papers(late, { inRegister: true, seen: ['contract'] })).body).toMatchObject({
    amount: yuan(500),
    progress: { state: 'claimed' },
  })
})
