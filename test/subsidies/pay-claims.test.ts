import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { PaidClaims } from '../../domain/subsidies/pay-claims.ts'
import { readPaymentList } from '../../domain/subsidies/read-payment-list.ts'
import { PaymentReceipt, type SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'
import { countyPolicy } from './county-policy.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const policyId = 'ludian-test-paying'
const of = { policyId, window: '2026', county: '530621' }
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  await world.deps.subsidyPolicies.add(
    countyPolicy(policyId, {
      kind: 'staying',
      amount: { shape: 'flat', yuan: 500 },
      condition: { destinations: ['other-province', 'other-city'] },
      evidence: [],
      notice: { days: 3, levels: ['county'] },
    }),
  )
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const county = (counties = ['530621']) => world.token({ role: 'county', counties, subject: 'li@ludian' })

let people = 0
async function claimed(isPosted = true): Promise<SubsidyClaim> {
  people += 1
  const batchId = derivedId('BatchId', 'paying', people)
  await travelledBatch(world, jobOrder, batchId)
  const { workerId } = await placed(world, jobOrder, batchId)
  const token = await county()
  const made = await world.call('POST', '/v1/subsidies/claims', { token, body: { workerId, policyId } })
  const claim = made.body as SubsidyClaim
  const notice = { level: 'county', from: '2026-02-20', until: '2026-02-24' }
  if (isPosted) await world.call('POST', `/v1/subsidies/claims/${claim.claimId}/notices`, { token, body: notice })
  return claim
}

async function pay(lines: readonly object[], more: object = {}, token?: string) {
  const body = { ...of, on: '2026-03-02', lines, ...more }
  return world.call('POST', '/v1/subsidies/payments', { token: token ?? (await county()), body, language: 'zh' })
}
const paid = async (lines: readonly object[], more: object = {}) => {
  const { status, body } = await pay(lines, more)
  expect(status).toBe(200)
  return body as PaidClaims
}
const stands = async ({ claimId }: SubsidyClaim) => (await world.deps.subsidyClaims.get(claimId))!.progress

test('a list is recorded with its receipts; the same list again pays nobody twice', async () => {
  const [one, other] = [await claimed(), await claimed()]
  const lines = [
    { claimId: one.claimId, receipt: 'YH-0001', amountYuan: 500 },
    { claimId: ` ${other.claimId} `, receipt: 'YH-0002', on: '2026-03-01' },
  ]
  expect(await paid(lines, { dryRun: true })).toMatchObject({ paid: 2, total: yuan(1000) })
  expect(await stands(one)).toMatchObject({ state: 'noticed' })
  expect(await paid(lines)).toMatchObject({ paid: 2, already: 0, stays: 0, total: yuan(1000) })
  expect(await stands(one)).toEqual({ state: 'paid', on: '2026-03-02', by: 'li@ludian', receipt: 'YH-0001' })
  expect(await stands(other)).toMatchObject({ on: '2026-03-01', receipt: 'YH-0002' })
  expect(await paid(lines)).toMatchObject({ paid: 0, already: 2, stays: 0, total: yuan(0) })
  const elsewhere = await paid([{ claimId: one.claimId, receipt: 'YH-0009' }])
  expect(elsewhere).toMatchObject({ paid: 0, stays: 1, lines: [{ why: { code: 'subsidies/paid-before' } }] })
  expect(elsewhere.lines[0]?.why?.zh).toContain('YH-0001')
  expect(await stands(one)).toMatchObject({ receipt: 'YH-0001' })
})

test('two officers record one list at once: each claim is paid once', async () => {
  const some = await Promise.all([claimed(), claimed()])
  const lines = some.map(({ claimId }, at) => ({ claimId, receipt: `YH-10${at}` }))
  const answers = await Promise.all([paid(lines), paid(lines)])
  expect(answers.reduce((sum, one) => sum + one.paid, 0)).toBe(2)
  expect(answers.reduce((sum, one) => sum + one.already, 0)).toBe(2)
})

test('what is wrong with one line is said of that line, and the others are recorded', async () => {
  const [good, unposted, differs, once] = [await claimed(), await claimed(false), await claimed(), await claimed()]
  const answer = await paid([
    { claimId: good.claimId, receipt: 'YH-2001' },
    { claimId: unposted.claimId, receipt: 'YH-2002' },
    { claimId: differs.claimId, receipt: 'YH-2003', amountYuan: 50 },
    { claimId: once.claimId, receipt: 'YH-2004' },
    { claimId: once.claimId, receipt: 'YH-2005' },
    { claimId: derivedId('ClaimId', 'nobody'), receipt: 'YH-2006' },
    { claimId: '王小明', receipt: 'YH-2007' },
    { claimId: differs.claimId, receipt: '' },
    { claimId: good.claimId, receipt: '6222021234567890123' },
    { claimId: good.claimId, receipt: 'YH-2001', on: '2026-12-31' },
    { claimId: good.claimId, receipt: 'YH-2001', on: '三月' },
    { claimId: good.claimId, receipt: 'YH-2001', amountYuan: '壹仟伍佰' },
    { claimId: good.claimId, receipt: 'YH-2001', amountYuan: '1,5' },
  ])
  expect(answer.lines.map(({ outcome, why }) => why?.code ?? outcome)).toEqual([
    'paid',
    'subsidies/not-noticed',
    'subsidies/amount-differs',
    'paid',
    'subsidies/line-twice',
    'subsidies/not-of-window',
    'subsidies/claim-id-odd',
    'subsidies/receipt-odd',
    'subsidies/receipt-odd',
    'subsidies/paid-later',
    'subsidies/pay-day-odd',
    'subsidies/amount-odd',
    'subsidies/amount-odd',
  ])
  expect(answer.lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  expect(await stands(once)).toMatchObject({ receipt: 'YH-2004' })
  expect(await stands(unposted)).toEqual({ state: 'claimed' })
  expect((await pay([{ claimId: good.claimId, receipt: 'x' }], {}, await county(['530627']))).status).toBe(403)
  expect((await pay([])).status).toBe(422)
})

test('a claim that is paid by itself takes a receipt as well, and the pack files it', async () => {
  const { claimId } = await claimed()
  const token = await county()
  const act = (body: object) => world.call('POST', `/v1/subsidies/claims/${claimId}/paid`, { token, body })
  expect((await act({ on: '2026-03-02', receipt: '530621199001011234' })).status).toBe(422)
  expect((await act({ on: '2026-03-02', receipt: 'CZ2026/77' })).body).toMatchObject({
    progress: { receipt: 'CZ2026/77' },
  })
})

test('a receipt is no account, no ID number and no name', () => {
  for (const good of ['1', 'YH-0001', '20260302000123', 'CZ2026/77'])
    expect(PaymentReceipt.safeParse(good).success).toBe(true)
  for (const bad of ['', '6222021234567890', '53062119900101123X', '王小明', 'a b', '-1'])
    expect(PaymentReceipt.safeParse(bad).success, bad).toBe(false)
})

test.each([
  ['tabs', '申请编号\t姓名\t金额（元）\t回执号\t发放日期\nclm_abc123\t王**\t1,500.00\tYH-1\t2026/3/2\n\n'],
  ['commas', '\u{feff}申请编号,姓名,金额,回执号,发放日期\r\nclm_abc123,"王**, 某","1,500.00",YH-1,2026-03-02\r\n'],
])('a list is read by its heads, with %s between the cells', (_, text) => {
  const on = text.includes('2026/3/2') ? '2026/3/2' : '2026-03-02'
  expect(readPaymentList(text)).toEqual([{ claimId: 'clm_abc123', receipt: 'YH-1', on, amountYuan: '1,500.00' }])
})

test('days and sums are read as offices write them', async () => {
  for (const [on, amountYuan] of [
    ['2026/3/2', '500'],
    ['2026年3月2日', '500.00元'],
    ['20260302', '￥500'],
    ['46083', '５００'],
    ['2026.3.2', ' 500 '],
  ]) {
    const { claimId } = await claimed()
    const { lines } = await paid([{ claimId, receipt: 'YH-1', on, amountYuan }], { on: '2026-03-01' })
    expect(lines, `${on} ${amountYuan}`).toMatchObject([{ outcome: 'paid', amount: yuan(500) }])
    expect(await stands({ claimId } as SubsidyClaim)).toMatchObject({ on: '2026-03-02' })
  }
})

test('a list without the heads that it needs, or without a line, says so; a blank receipt stays a line', () => {
  expect(readPaymentList(' \n')).toBe('no-lines')
  expect(readPaymentList('申请编号,回执号\n')).toBe('no-lines')
  expect(readPaymentList('姓名,回执号\n王**,1')).toBe('no-claim-head')
  expect(readPaymentList('申请编号,金额\nclm_abc123,1')).toBe('no-receipt-head')
  expect(readPaymentList('申请编号,回执号\nclm_abc123,')).toEqual([{ claimId: 'clm_abc123', receipt: '' }])
  expect(readPaymentList('申请编号,回执号\n"clm_abc123,1')).toBe('quotation-open')
})
