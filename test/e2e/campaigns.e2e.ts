import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { dateInShanghai, instantOf, plus, plusDays } from '../../domain/kernel/instant.ts'
import { holdFair } from '../campaigns/hold-event.ts'
import { openCampaign } from '../campaigns/open-campaign.ts'
import { post } from '../enterprise-page/firm.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { idBornOn } from '../surveys/written-sheet.ts'
import { enterOption } from './enter-option.ts'
import { openStage, type Stage, views } from './stage.ts'

const person = { name: '杨树生', nationalId: idBornOn('1991-11-05', 7), phone: '15900000007', consent: 'yes' }
const looks = [
  { language: 'zh', view: 'desk' },
  { language: 'en', view: 'phone' },
] as const

let stage: Stage
let plant: Plant
let page: Page
let order: JobOrder
beforeAll(async () => {
  stage = await openStage({ partners: false, start: instantOf(Date.parse('2027-02-20T01:00:00Z')) })
  plant = await openPlant(stage.world)
  order = await openJobOrder(stage.world, plant)
  const campaign = await openCampaign(stage.world, { counties: ['530627'], targets: { eventsHeld: 12 } })
  await holdFair(stage.world, campaign, order)
  const token = await stage.world.token({ role: 'province', subject: 'zhao@province' })
  const until = plus(stage.world.clock.now(), { days: 7 })
  const places = [{ countyCode: '530627', township: '以古镇', village: '麻园村', share: 5 }]
  const body = { jobOrderId: order.id, until, places }
  await stage.world.call('POST', `/v1/campaigns/${campaign.campaignId}/postings`, { token, body })
  page = await stage.as('county-officer', { path: '/campaigns' })
})
afterAll(async () => {
  await plant.close()
  await stage.close()
})

test('a campaign is held against its targets, and a fair is called off with its consequences said', async () => {
  await page.getByText('春风行动 2026').click()
  await page.getByRole('cell', { name: '12', exact: true }).waitFor()
  await page.getByText('岗位到村 · ').waitFor()
  await stage.isAccessible(page)
  await page.getByText('招聘会 · 春风行动专场招聘会').click()
  await page.getByText(/\/s\/rev_/).waitFor()
  await page.getByRole('button', { name: '取消这场活动' }).click()
  await page.getByText('还没有人登记，不会给任何人发短信').waitFor()
  await page.getByRole('textbox', { name: '原因（报名页上会显示）' }).fill('大雨')
  await page.getByRole('dialog').getByRole('button', { name: '取消这场活动' }).click()
  await page.getByText('招聘会 · 春风行动专场招聘会 · 已取消').waitFor()
})

test('a posting shows the text for the chat group of its village, on a phone too', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByText(/岗位到村 · /).click()
  await page.getByText(/【岗位到村】以古镇麻园村/).waitFor()
  expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390)
  await stage.isAccessible(page)
})

test('posts are published to a village and a whole town: each has its link and its share, a place told twice is refused at its field', async () => {
  await page.setViewportSize(views.desk)
  await page.goto('/campaigns')
  await page.getByText('春风行动 2026').click()
  await page.getByRole('button', { name: '发布到乡镇、村' }).click()
  await page.getByRole('button', { name: '发布到乡镇、村' }).click()
  await page.locator('.ant-form-item-explain-error').first().waitFor()
  await enterOption(page.getByRole('combobox', { name: '岗位' }), order.post, order.post)
  const [township, village, share] = [
    page.getByLabel('乡镇', { exact: true }),
    page.getByLabel('村（不填为全乡镇）'),
    page.getByLabel('名额'),
  ]
  await township.fill('以古镇')
  // Told to this village before, and that still stands.
  await village.fill('麻园村')
  await share.fill('2')
  await page.getByRole('button', { name: '再加一个地方' }).click()
  expect(await township.nth(1).inputValue()).toBe('以古镇')
  await township.nth(1).fill('场坝镇')
  await page.getByRole('button', { name: '发布到乡镇、村' }).click()
  await page.locator('.ant-form-item-explain-error', { hasText: '这个岗位正在这里发布，不用再发' }).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'publish-posts-refused-zh')
  await village.first().fill('安家坝村')
  await stage.picture(page, 'publish-posts-zh')
  await page.getByRole('button', { name: '发布到乡镇、村' }).click()
  await page.getByText('已发布到 2 个地方').waitFor()
  await page.getByText(/【岗位到村】以古镇安家坝村/).waitFor()
  const links = await page
    .getByText(/\/s\/rev_/)
    .first()
    .innerText()
  await stage.isAccessible(page)
  await stage.picture(page, 'published-zh')
  expect((await post(links, 'sign-up', { ...person, nationalId: idBornOn('1991-11-05', 8) })).text).toContain(
    '报名已收到',
  )
  const seen = await stage.as('county-officer', { language: 'en', view: 'phone', path: '/campaigns' })
  await seen.getByText('春风行动 2026').click()
  await seen.getByRole('button', { name: 'Publish to towns and villages' }).click()
  await seen.getByText('A share keeps places for this town or village').waitFor()
  expect(Number(await seen.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390)
  await stage.isAccessible(seen)
  await stage.picture(seen, 'publish-posts-en-390')
  await seen.context().close()
})

/** What stands on the page as a code is what a phone reads there, four dots a module. */
async function readCode(of: Page, selector: string): Promise<string | undefined> {
  const { side, dots } = await of.evaluate<{ side: number; dots: number[] }>(`(() => {
    const svg = document.querySelector(${JSON.stringify(selector)})
    const side = svg.viewBox.baseVal.width * 4
    const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side })
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, side, side)
    pen.fillStyle = '#000'
    pen.scale(4, 4)
    pen.fill(new Path2D(svg.querySelector('path').getAttribute('d')))
    return { side, dots: [...pen.getImageData(0, 0, side, side).data] }
  })()`)
  return jsQR.default(new Uint8ClampedArray(dots), side, side)?.data
}

test('a campaign is entered and a fair announced in it; its code leads to the page, where somebody signs up, and the fair is moved', async () => {
  await page.setViewportSize(views.desk)
  const today = dateInShanghai(stage.world.clock.now())
  const fairDay = plusDays(today, 3)
  await page.goto('/campaigns')
  await page.getByRole('button', { name: '登记专项活动' }).click()
  await page.getByRole('button', { name: '登记专项活动' }).click()
  // Each field that is missing says so itself.
  await page.locator('.ant-form-item-explain-error').nth(3).waitFor()
  await page.getByLabel('名称').fill('2027年金秋招聘')
  await enterOption(page.getByLabel('类别'), '金秋', '金秋招聘月')
  await page.getByLabel('第一天').fill(today)
  await page.getByLabel('最后一天').fill(plusDays(today, 20))
  await page.getByLabel('到岗人数').fill('300')
  await page.getByRole('checkbox', { name: '鲁甸县' }).check()
  await stage.isAccessible(page)
  await stage.picture(page, 'campaign-form')
  await page.getByRole('button', { name: '登记专项活动' }).click()
  await page.getByRole('heading', { name: '2027年金秋招聘' }).waitFor()
  await page.getByRole('button', { name: '登记招聘活动' }).click()
  await page.getByLabel('活动名称').fill('赶街招聘会')
  await page.getByLabel('地点', { exact: true }).fill('砚池广场')
  await page.getByLabel('开始（北京时间）').fill(`${plusDays(today, 30)}T09:00`)
  await page.getByLabel('结束（北京时间）').fill(`${plusDays(today, 30)}T15:00`)
  await enterOption(page.getByLabel('参加企业'), '顺达', '顺达')
  await page.keyboard.press('Escape')
  await page.getByLabel(/^岗位/).fill(order.post)
  await page.getByTitle(new RegExp(`^${order.post} · `)).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('登记后马上有报名页和海报').waitFor()
  await page.getByRole('button', { name: '登记招聘活动' }).click()
  await page.getByText(/晚于专项活动的最后一天/).waitFor()
  await page.getByLabel('开始（北京时间）').fill(`${fairDay}T09:00`)
  await page.getByLabel('结束（北京时间）').fill(`${fairDay}T15:00`)
  await stage.isAccessible(page)
  await stage.picture(page, 'event-form')
  await page.getByRole('button', { name: '登记招聘活动' }).click()
  await page.getByRole('heading', { name: '赶街招聘会' }).waitFor()
  const address = await page.getByText(/\/s\/rev_/).innerText()
  expect(await readCode(page, '.event-code > .code')).toBe(address)
  await page.getByRole('button', { name: '海报（A4）' }).click()
  await page.getByText('扫码报名').waitFor()
  await stage.isAccessible(page)
  expect(await readCode(page, '.poster-way > .code')).toBe(address)
  await page.emulateMedia({ media: 'print' })
  await stage.picture(page, 'event-poster')
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()
  expect((await post(address, 'sign-up', person)).text).toContain('报名已收到')
  await page.reload()
  await page.getByText('报名登记 1 人，答应去 0 人，已到岗 0 人').waitFor()
  await page.getByRole('button', { name: '修改时间、地点、企业' }).click()
  await page.getByText('不会给任何人发短信').waitFor()
  await page.getByLabel('地点', { exact: true }).fill('体育馆')
  await page.getByText('已登记的 1 人各收到一条短信').waitFor()
  await page.getByRole('button', { name: '改时间地点并通知' }).click()
  await page.getByText('鲁甸县 体育馆').waitFor()
  await stage.world.advance({ hours: 1 })
  expect(stage.world.partners.texts.filter(({ phone }) => phone === person.phone).map(({ text }) => text)).toEqual([
    expect.stringContaining('体育馆'),
  ])
})

test.for(looks)('the month as a calendar: $language, $view', async ({ language, view }) => {
  const seen = await stage.as('coordinator', { language, view, path: '/campaigns?view=month' })
  await seen.getByText('赶街招聘会').first().waitFor()
  await stage.isAccessible(seen)
  await stage.picture(seen, `campaign-month-${language}-${views[view].width}`)
  expect(Number(await seen.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(views[view].width)
  const [before, after] = language === 'zh' ? ['上个月', '下个月'] : ['Month before', 'Next month']
  await seen.getByRole('button', { name: after }).press('Enter')
  await seen.getByText(language === 'zh' ? '2027年3月' : 'March 2027', { exact: true }).waitFor()
  await seen.getByRole('button', { name: before }).press('Enter')
  await seen
    .getByRole('link', { name: /赶街招聘会/ })
    .first()
    .press('Enter')
  await seen.getByRole('heading', { name: '赶街招聘会' }).waitFor()
  await seen.context().close()
})
