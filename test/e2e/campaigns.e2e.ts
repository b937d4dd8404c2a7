import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf, plus } from '../../domain/kernel/instant.ts'
import { holdFair } from '../campaigns/hold-event.ts'
import { openCampaign } from '../campaigns/open-campaign.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let plant: Plant
let page: Page
beforeAll(async () => {
  stage = await openStage({ partners: false, start: instantOf(Date.parse('2027-02-20T01:00:00Z')) })
  plant = await openPlant(stage.world)
  const order = await openJobOrder(stage.world, plant)
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
  await page.getByText('已经报名的人会收到短信，登记仍然有效').waitFor()
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
