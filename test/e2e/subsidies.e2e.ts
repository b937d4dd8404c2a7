import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { hashOfToken, pageToken } from '../../functions/notices/page-token.ts'
import { sayIn } from '../../functions/trip-page/say.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { countyPolicy } from '../subsidies/county-policy.ts'
import { openStage, type Stage } from './stage.ts'

const policyId = 'ludian-test-staying'

let stage: Stage
let plant: Plant
let page: Page
let workerId: WorkerId
const batchId = derivedId('BatchId', 'subsidies of the console')
beforeAll(async () => {
  stage = await openStage({ partners: false })
  const { world } = stage
  plant = await openPlant(world)
  const order = await openJobOrder(world, plant)
  const body = countyPolicy(policyId, {
    name: { zh: '鲁甸县稳岗补助（测试）', en: 'Ludian county, staying at work (test)' },
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
  await travelledBatch(world, order, batchId)
  workerId = (await placed(world, order, batchId)).workerId
  page = await stage.as('county-officer', { path: '/subsidies?county=530621' })
})
afterAll(async () => {
  await plant.close()
  await stage.close()
})

async function pageOf(person: WorkerId): Promise<string> {
  const { deps, clock } = stage.world
  const token = await pageToken({ batchId, workerId: person }, deps)
  await deps.links.keep([{ tokenHash: hashOfToken(token), workerId: person, batchId, chunk: 0 }], clock.now())
  return `${deps.settings.PUBLIC_URL}/t/${token}`
}

test('a policy is read in words: how much, for whom, with which papers, by which source', async () => {
  await page.goto('/subsidies?policy=fenyang-2023-travel')
  await page.getByText('第1档（来源未列出公里数）').waitFor()
  await page.getByText('来源未说明，须向当地核实').waitFor()
  await stage.picture(page, 'subsidies-examples-zh')
  await page.goto('/subsidies?county=530621')
  await page.getByText('鲁甸县稳岗补助（测试）').click()
  await page.getByText('500 元').waitFor()
  await page.getByText('劳动合同或用工单位证明（任选一种）').waitFor()
  await page.getByText('来源未说明', { exact: true }).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'subsidies-policies-zh')
})

test('from the page of a person: how they stand and why, and a claim that is begun and says what it still needs', async () => {
  await page.goto(`/people?worker=${workerId}`)
  await page.getByRole('link', { name: '补贴资格' }).click()
  await page.getByText(/待核实：政策只补助脱贫劳动力/).waitFor()
  await stage.isAccessible(page)
  await page.getByRole('button', { name: '提出申请' }).click()
  await page.getByRole('combobox', { name: '主管部门核对名册的结果' }).click()
  await page.getByTitle('属于政策对象', { exact: true }).click()
  await stage.picture(page, 'subsidies-person-zh')
  await page.getByRole('button', { name: '提出申请' }).click()
  await page.getByText('劳动合同或用工单位证明', { exact: true }).waitFor()
  expect(new URL(page.url()).searchParams.get('tab')).toBe('claims')
  expect(await page.getByRole('button', { name: '登记公示' }).count()).toBe(0)
  await stage.isAccessible(page)
  await stage.picture(page, 'subsidies-papers-zh')
  const begun = new URL(page.url()).searchParams.get('claim')
  // The person adds a photo of the contract from their own phone.
  for (const language of ['en', 'zh'] as const) {
    const say = sayIn(language)
    const phone = await (await stage.visit({ view: 'phone', language })).newPage()
    await phone.goto(await pageOf(workerId))
    await phone
      .getByText(say('劳动合同或用工单位证明', 'labour contract or employer’s proof'), { exact: true })
      .waitFor()
    await phone.getByRole('heading', { name: say('您的补贴申请', 'Your subsidies') }).scrollIntoViewIfNeeded()
    await stage.isAccessible(phone)
    await stage.picture(phone, `subsidies-own-page-${language}`)
    const form = phone.locator('form', { has: phone.locator(`input[value=${begun}]`) })
    const photo = { name: 'IMG_0413.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('ffd8ffe000104a46494600', 'hex') }
    await form.locator('input[type=file]').setInputFiles(photo)
    await form.getByRole('button', { name: say('上传', 'Add'), exact: true }).click()
    await phone.getByText(say('材料收到了', 'The file was received')).waitFor()
    await phone.context().close()
  }
  // As the work list leads to it.
  await page.goto(`/subsidies?tab=claim&claim=${begun}`)
  await page.getByText('已上传，待核对').waitFor()
  await page.getByText('本人上传').waitFor()
  await page.getByRole('textbox', { name: '查看理由（记录在案）' }).fill('核对劳动合同')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '打开', exact: true }).click()
  expect((await saved).suggestedFilename()).toMatch(/^contract-evd_\w+\.jpg$/)
  await stage.isAccessible(page)
  await stage.picture(page, 'subsidies-files-zh')
  const phone = await stage.as('county-officer', {
    view: 'phone',
    language: 'en',
    path: `/subsidies?tab=claim&claim=${begun}`,
  })
  await phone.getByText('Attached, to be looked at').waitFor()
  await stage.isAccessible(phone)
  await stage.picture(phone, 'subsidies-files-en-390')
  await phone.context().close()
  await page.getByRole('button', { name: '登记补交的材料' }).click()
  await page.getByRole('combobox', { name: '看过的材料' }).click()
  await page.locator('.ant-select-dropdown:visible').getByTitle('劳动合同', { exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '登记补交的材料' }).click()
  await page.getByRole('button', { name: '登记公示' }).waitFor()
})

test('it stands on notice, is paid only after it, and the list to post has no whole name', async () => {
  const claimId = new URL(page.url()).searchParams.get('claim')
  await page.goto(`/subsidies?tab=claims&county=530621&claim=${claimId}`)
  await page.getByRole('button', { name: '登记公示' }).click()
  await page.getByLabel('结束日期').fill(await page.getByLabel('开始日期').inputValue())
  await page.getByRole('button', { name: '登记公示' }).click()
  await page.locator('.ant-form-item-explain-error', { hasText: '公示1天不够，至少7天' }).waitFor()
  await page.getByRole('button', { name: /取\s*消/ }).click()
  await page.getByRole('tab', { name: '公示名单' }).click()
  await page.getByRole('button', { name: '批量公示' }).click()
  const posting = page.getByRole('dialog', { name: '批量公示' })
  await posting.getByLabel('异议受理单位').fill('鲁甸县就业服务中心')
  await posting.getByLabel('受理地点').fill('文屏镇政务中心2楼')
  await posting.getByLabel('异议电话（单位座机）').fill('13800138000')
  await posting.getByRole('button', { name: '批量公示' }).click()
  await posting.locator('.ant-form-item-explain-error').waitFor()
  await posting.getByLabel('异议电话（单位座机）').fill('0870-8121234')
  await posting.getByRole('button', { name: '批量公示' }).click()
  await posting.getByText('已公示 1 笔').waitFor()
  await stage.picture(page, 'subsidies-post-many-zh')
  await page.keyboard.press('Escape')
  await posting.waitFor({ state: 'hidden' })
  await page.goto(`/subsidies?tab=claims&county=530621&claim=${claimId}`)
  await page.getByRole('button', { name: '批量登记发放' }).click()
  const paying = page.getByRole('dialog', { name: '批量登记发放' })
  const pay = paying.getByRole('button', { name: '批量登记发放' })
  await paying.getByLabel('或者从表格里复制，粘贴在这里').fill('姓名\t回执号\n王**\t1')
  await pay.click()
  await page.getByText('第一行没有“申请编号”这一列。').waitFor()
  await paying
    .getByLabel('或者从表格里复制，粘贴在这里')
    .fill(`申请编号\t回执号\n${claimId}\tYH-0001\nclm_nobody1\tYH-0002`)
  await pay.click()
  await paying.getByText('没有登记 2 笔').waitFor()
  await paying.getByText(/结束以后才能发放/).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'subsidies-pay-many-zh')
  await page.keyboard.press('Escape')
  await paying.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '登记发放', exact: true }).click()
  await page.getByRole('button', { name: '登记发放', exact: true }).click()
  await page.getByText(/结束以后才能发放/).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'subsidies-claims-zh')
  await page.getByRole('tab', { name: '公示名单' }).click()
  await page.getByRole('combobox', { name: '哪次公示' }).click()
  await page.getByTitle(/^县 · /).click()
  await page.getByRole('button', { name: '生成公示名单' }).click()
  await page.getByText(/向鲁甸县就业服务中心反映。地点：文屏镇政务中心2楼；电话：0870-8121234/).waitFor()
  await page.getByRole('cell', { name: /^.\*+$/u }).waitFor()
  await stage.picture(page, 'subsidies-notice-zh')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
  expect(await page.getByRole('cell', { name: /^.\*+$/u }).isVisible()).toBe(true)
  await stage.picture(page, 'subsidies-notice-print')
  await page.emulateMedia({ media: null })
  await page.getByRole('button', { name: '下载存档材料' }).click()
  await page.getByRole('textbox', { name: '理由' }).fill('年度存档')
  const pack = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: '下载存档材料' }).click()
  expect((await pack).suggestedFilename()).toBe(`${policyId}-2026.zip`)
})

test('the province enters a policy: what the service refuses stands at its field, and it is there for the county', async () => {
  const office = await stage.as('coordinator', { path: '/subsidies?county=530621' })
  await office.getByRole('button', { name: '录入政策' }).click()
  const form = office.getByRole('dialog', { name: '录入政策' })
  const enter = form.getByRole('button', { name: '录入政策' })
  const choose = async (label: string, title: string) => {
    await form.getByRole('combobox', { name: label }).click()
    await office.locator('.ant-select-dropdown:visible').getByTitle(title, { exact: true }).click()
    await office.keyboard.press('Escape')
  }
  await form.getByRole('combobox', { name: '地区' }).fill('ludian')
  await office.locator('.ant-select-dropdown:visible').getByTitle('鲁甸县', { exact: true }).click()
  await form.getByLabel('政策 · 中文').fill('鲁甸县一次性交通补助')
  await form.getByLabel('政策 · 英文').fill('Ludian, one payment for the journey')
  await form.getByLabel('编号').fill('ludian-2026-once')
  await choose('类别', '交通补助')
  await form.getByLabel('金额（元）').fill('600')
  await choose('务工地', '省外')
  await choose('申请期间', '一次性')
  await form.getByLabel('有效期开始').fill('2026-03-01')
  await form.getByLabel('有效期结束').fill('2026-02-01')
  await form.locator('#source_name').fill('鲁甸县人社局公告')
  await form.getByLabel('来源日期').fill('2026-02')
  await enter.click()
  await form.locator('.ant-form-item-explain-error', { hasText: '结束日期不能早于开始日期' }).waitFor()
  await stage.isAccessible(office)
  await stage.picture(office, 'subsidies-add-policy-zh')
  await form.getByLabel('有效期结束').fill('2026-12-31')
  await enter.click()
  await form.waitFor({ state: 'hidden' })
  await office.getByText('600 元').waitFor()
  await office.getByText('鲁甸县人社局公告 · 2026-02').first().waitFor()
  const phone = await stage.as('coordinator', { view: 'phone', language: 'en', path: '/subsidies?county=530621' })
  await phone.getByRole('button', { name: 'Enter a policy' }).click()
  await phone.getByRole('dialog', { name: 'Enter a policy' }).waitFor()
  await stage.isAccessible(phone)
  await stage.picture(phone, 'subsidies-add-policy-en-390')
  await office.context().close()
  await phone.context().close()
})

test('on a phone and in English nothing is wider than the screen', async () => {
  const phone = await stage.as('county-officer', { view: 'phone', language: 'en' })
  const paths = {
    policies: `/subsidies?county=530621&policy=${policyId}`,
    claims: `/subsidies?tab=claims&county=530621&policy=${policyId}`,
    notice: `/subsidies?tab=notice&county=530621&policy=${policyId}`,
    person: `/subsidies?tab=person&worker=${workerId}`,
  }
  for (const [name, path] of Object.entries(paths)) {
    await phone.goto(path)
    await phone
      .getByText(/Ludian county, staying/)
      .first()
      .waitFor()
    await stage.isAccessible(phone)
    expect(Number(await phone.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390)
    await stage.picture(phone, `subsidies-${name}-en-390`)
  }
  await phone.setViewportSize({ width: 1280, height: 860 })
  for (const [name, path] of Object.entries(paths)) {
    await phone.goto(path)
    await phone
      .getByText(/Ludian county, staying/)
      .first()
      .waitFor()
    await stage.picture(phone, `subsidies-${name}-en-1280`)
  }
  await phone.context().close()
})
