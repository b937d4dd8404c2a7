import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Evidence } from '../../domain/stabilisation/evidence.ts'
import { openByHand } from '../../domain/stabilisation/open-case.ts'
import { ownPapers } from '../../domain/subsidies/own-papers.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import { windowInWords } from '../../domain/subsidies/window-in-words.ts'
import { hashOfToken, pageToken } from '../../functions/notices/page-token.ts'
import { openCases } from '../../functions/stabilisation/open-cases.ts'
import { evidenceKey } from '../../storage/stabilisation/evidence.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'
import { countyPolicy } from './county-policy.ts'

const policyId = 'ludian-test-files'

let world: World
let plant: Plant
let jobOrder: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  await world.deps.subsidyPolicies.add(
    countyPolicy(policyId, {
      name: { zh: '鲁甸县稳岗补助（测试）', en: 'Ludian county, staying at work (test)' },
      kind: 'staying',
      amount: { shape: 'flat', yuan: 500 },
      condition: {
        destinations: ['other-province', 'other-city'],
        groups: { zh: '脱贫劳动力', en: 'people on the register' },
      },
      evidence: [['register-check'], ['contract', 'employer-proof']],
      notice: { days: 7, levels: ['county'] },
      window: { by: 'month', closesMonthsAfter: 1 },
    }),
  )
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const pdf = (text: string) => Buffer.from(`%PDF-1.4\n${text}`)
const county = (counties = ['530621']) => world.token({ role: 'county', counties, subject: 'li@ludian' })
const station = (cities: readonly string[]) =>
  world.token({ role: 'station', cities: [...cities], subject: 'chen@station' })

let people = 0
/** Somebody at work, their page, and a claim for them that was begun without papers. */
async function claimed(): Promise<{ claim: SubsidyClaim; page: string }> {
  people += 1
  const batchId = derivedId('BatchId', 'files of claims', people)
  await travelledBatch(world, jobOrder, batchId)
  const { workerId } = await placed(world, jobOrder, batchId)
  const token = await pageToken({ batchId, workerId }, world.deps)
  await world.deps.links.keep([{ tokenHash: hashOfToken(token), workerId, batchId, chunk: 0 }], world.clock.now())
  const body = { workerId, policyId, window: '2026-03' }
  const made = await world.call('POST', '/v1/subsidies/claims', { token: await county(), body })
  expect(made.status).toBe(201)
  return { claim: made.body as SubsidyClaim, page: `${world.deps.settings.PUBLIC_URL}/t/${token}` }
}
async function upload(page: string, content: Uint8Array<ArrayBuffer>, claimId: string): Promise<string> {
  const form = new FormData()
  form.set('kind', 'contract')
  form.set('claimId', claimId)
  form.set('file', new Blob([content]), '合同.pdf')
  return (await fetch(`${page}/evidence`, { method: 'POST', body: form })).text()
}
const shown = async (page: string, lang = 'zh') => (await fetch(`${page}?lang=${lang}`)).text()
const listed = async ({ claimId }: SubsidyClaim, token?: string) =>
  world.call('GET', `/v1/subsidies/claims/${claimId}/evidence`, { token: token ?? (await county()) })
const itemsOf = async (claim: SubsidyClaim) => ((await listed(claim)).body as { items: Evidence[] }).items
async function read({ claimId }: SubsidyClaim, { evidenceId }: Evidence, why: string, token?: string) {
  const path = `/v1/subsidies/claims/${claimId}/evidence/${evidenceId}`
  return fetch(`${world.deps.settings.PUBLIC_URL}${path}${why && `?why=${encodeURIComponent(why)}`}`, {
    headers: { authorization: `Bearer ${token ?? (await county())}` },
  })
}
async function noteOf({ claimId }: SubsidyClaim) {
  const { body } = await world.call('GET', '/v1/worklist', { token: await county() })
  const { items } = body as { items: { subject: Record<string, string>; note?: { zh: string; en: string } }[] }
  return items.find(({ subject }) => subject['claimId'] === claimId)?.note
}

test('the page says what a claim still needs from them, and not what the office looks into itself', async () => {
  const { page } = await claimed()
  const zh = await shown(page)
  expect(zh).toContain('鲁甸县稳岗补助（测试）（2026年3月）')
  expect(zh).toContain('<li>劳动合同或用工单位证明</li>')
  expect(zh).not.toContain('名册')
  expect(zh).not.toContain('脱贫')
  const en = await shown(page, 'en')
  expect(en).toContain('Ludian county, staying at work (test) (March 2026)')
  expect(en).toContain('<li>labour contract or employer’s proof</li>')
  expect(en).not.toContain('还缺')
})

test('what they add is kept sealed, once; the office is told to look at it, and reads it for a reason that goes on record', async () => {
  const { claim, page } = await claimed()
  expect((await noteOf(claim))?.zh).not.toContain('已上传')
  const content = pdf('合同 2026')
  expect(await upload(page, content, claim.claimId)).toContain('材料收到了')
  expect(await upload(page, content, claim.claimId)).toContain('材料收到了')
  const [one, ...others] = await itemsOf(claim)
  expect(others).toEqual([])
  expect(one).toMatchObject({ kind: 'contract', type: 'application/pdf', claimId: claim.claimId, batchId: null })
  expect(one).not.toHaveProperty('addedBy')
  const lies = Buffer.from((await world.deps.bucket.read(evidenceKey(one!)))!)
  expect(lies.includes('合同')).toBe(false)
  expect(lies.includes(content.toString('base64'))).toBe(false)

  // That it was attached is not that it was seen.
  const stands = await world.deps.subsidyClaims.get(claim.claimId)
  expect(stands).toMatchObject({ seen: [], attached: ['contract'], progress: { state: 'papers-missing' } })
  expect(await noteOf(claim)).toMatchObject({
    zh: expect.stringMatching(/申领期2026年3月，已上传待核对：劳动合同；还缺：名册核对/),
    en: expect.stringContaining('to be looked at: labour contract; missing'),
  })

  expect((await read(claim, one!, '')).status).toBe(422)
  const opened = await read(claim, one!, '核对劳动合同')
  expect(opened.status).toBe(200)
  expect(Buffer.from(await opened.arrayBuffer())).toEqual(content)
  expect(opened.headers.get('content-security-policy')).toContain('sandbox')
  expect(await world.deps.audit.of(one!.evidenceId)).toMatchObject([
    { actor: 'li@ludian', action: 'subsidies/open-claim-evidence', opened: { people: 1, why: '核对劳动合同' } },
  ])

  const body = { inRegister: true, seen: ['contract'] }
  await world.call('POST', `/v1/subsidies/claims/${claim.claimId}/papers`, { token: await county(), body })
  expect(await noteOf(claim)).toBeUndefined()
  const page2 = await shown(page)
  expect(page2).toContain('材料齐了')
  expect(page2).not.toContain(`value="${claim.claimId}"`)
  expect(await upload(page, pdf('too late'), claim.claimId)).toContain('刚才的文件没有保存')
  expect(await itemsOf(claim)).toHaveLength(1)
})

test('only those who look after the claim see it: no other county or station, no case of the person, no other claim', async () => {
  const [{ claim, page }, other] = [await claimed(), await claimed()]
  await upload(page, pdf('mine'), claim.claimId)
  const [one] = await itemsOf(claim)
  const elsewhere = [await county(['530622']), await station(['330100'])]
  for (const token of elsewhere) {
    expect((await listed(claim, token)).status).toBe(403)
    expect((await read(claim, one!, '核对劳动合同', token)).status).toBe(403)
  }
  const auditor = await world.token({ role: 'auditor' })
  expect((await listed(claim, auditor)).status).toBe(200)
  expect((await read(claim, one!, '核对劳动合同', auditor)).status).toBe(403)
  expect((await read(other.claim, one!, '核对劳动合同')).status).toBe(404)
  expect((await read(claim, one!, '核对劳动合同', await station([claim.cityCode!]))).status).toBe(200)

  const batchId = derivedId('BatchId', 'files of claims', people - 1)
  const placement = await world.deps.placements.get(batchId, 0, claim.workerId)
  const told = { key: 'wages', at: world.clock.now(), kind: 'wages', openedBy: 'test', toldBy: 'worker' } as const
  const { workerId } = claim
  const opened = openByHand({ workerId, batchId, chunk: 0, countyCode: '530621' }, placement, told)
  await openCases([opened], world.deps)
  const token = await station([claim.cityCode!])
  const ofCase = await world.call('GET', `/v1/cases/${opened.caseId}/evidence`, { token })
  expect(ofCase.body).toEqual({ items: [] })
  const byCase = `/v1/cases/${opened.caseId}/evidence/${one!.evidenceId}?why=${encodeURIComponent('核对劳动合同')}`
  expect((await world.call('GET', byCase, { token })).status).toBe(404)
  // Nobody adds to the claim of somebody else from their own page.
  expect(await upload(other.page, pdf('not mine'), claim.claimId)).toContain('刚才的文件没有保存')
  expect(await itemsOf(claim)).toHaveLength(1)
})

test('a colleague attaches what was sent to the office; another file type, or one for a claim that is whole, is refused', async () => {
  const { claim } = await claimed()
  const path = `/v1/subsidies/claims/${claim.claimId}/evidence`
  const token = await station([claim.cityCode!])
  const body = { kind: 'employer-proof', file: pdf('证明').toString('base64') }
  expect(await world.call('POST', path, { token, body })).toMatchObject({
    status: 201,
    body: { kind: 'employer-proof', addedBy: 'chen@station' },
  })
  const wrong = { ...body, file: Buffer.from('<svg/>').toString('base64') }
  expect((await world.call('POST', path, { token, body: wrong })).status).toBe(422)
  const whole = { inRegister: true, seen: ['employer-proof'] }
  await world.call('POST', `/v1/subsidies/claims/${claim.claimId}/papers`, { token: await county(), body: whole })
  expect((await world.call('POST', path, { token, body })).status).toBe(409)
})

test('it is part of the export, and goes with the erasure of the person', async () => {
  const { claim, page } = await claimed()
  await upload(page, pdf('合同'), claim.claimId)
  const [one] = await itemsOf(claim)
  const token = await county()
  const { body } = await world.call('GET', `/v1/workers/${claim.workerId}/export`, { token })
  expect(body).toMatchObject({ evidence: [{ evidenceId: one?.evidenceId, claimId: claim.claimId }] })
  const asked = { askedBy: 'person', reason: '本人到窗口要求删除' }
  expect((await world.call('POST', `/v1/workers/${claim.workerId}/erasure`, { token, body: asked })).status).toBe(200)
  expect(await world.deps.bucket.has(evidenceKey(one!))).toBe(false)
  expect(await world.deps.evidence.ofWorker(claim.workerId)).toEqual([])
  expect(await world.deps.subsidyClaims.get(claim.claimId)).toMatchObject({ attached: [] })
})

test('whoever took their consent back is shown no claim, and adds nothing', async () => {
  const { claim, page } = await claimed()
  await fetch(`${page}/withdraw`, { method: 'POST', body: new URLSearchParams({ what: 'consent' }) })
  expect(await shown(page)).not.toContain('补贴')
  expect(await upload(page, pdf('x'), claim.claimId)).not.toContain('材料收到了')
  expect(await itemsOf(claim)).toEqual([])
})

test('where the wages or the fare are open, papers that show them are asked for', () => {
  const open = (code: string) => ({ code: `subsidies/${code}`, zh: '须有车票。', en: 'The ticket is needed.' })
  const progress = { state: 'papers-missing' as const, missing: [], open: [open('ticket-needed')] }
  expect(ownPapers({ progress })).toEqual({
    missing: [{ zh: '须有车票', en: 'The ticket is needed' }],
    kinds: ['ticket', 'other'],
  })
  expect(ownPapers({ progress: { ...progress, open: [open('register-needed')] } }).kinds).toEqual([])
  expect(ownPapers({ progress: { ...progress, open: [open('wages-needed')] } }).kinds).toContain('payslip')
  expect(ownPapers({ progress: { state: 'claimed' } }).kinds).toEqual([])
})

test.each([
  ['2026', '2026年', '2026'],
  ['2026-Q1', '2026年第1季度', 'quarter 1 of 2026'],
  ['2026-03', '2026年3月', 'March 2026'],
  ['once', '一次性', 'the one payment'],
])('the window %s is called %s', (key, zh, en) => {
  expect(windowInWords(key)).toEqual({ zh, en })
})
