import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { beginBatch, openCounty, requestFor } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let plant: Plant
beforeAll(async () => {
  stage = await openStage({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(stage.world)
})
afterAll(async () => {
  await plant.close()
  await stage.close()
})

test('another plan is asked for and cannot be had; the first is approved, with what follows from it', async () => {
  const { world } = stage
  const batch = await beginBatch(world, plant)
  const { batchId } = batch
  const page = await stage.as('coordinator', { path: `/batches/${batchId}` })
  await page.getByRole('tab', { name: '名额' }).click()
  await page.getByText('未答复').last().waitFor()
  await batch.confirm()
  await world.advance({ hours: 1 })
  for (const phone of batch.phones) world.partners.reply(phone, '1')
  await world.advance({ days: 2 })
  await page.getByRole('tab', { name: '进度' }).click()
  await page.getByText('等省级审批行程方案').waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'batch')

  await page.getByRole('link', { name: '行程方案' }).last().click()
  await page.getByRole('figure').locator('path').first().waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'plan')
  await page.getByRole('tab', { name: '调整与比较' }).click()
  await page.getByRole('spinbutton', { name: '费用不超过' }).fill('1')
  await page.getByRole('button', { name: '重新编排' }).click()
  await world.advance({ minutes: 5 })
  await page.getByText('排不出来').waitFor()
  await stage.isAccessible(page)

  await page.goto(`/batches/${batchId}`)
  await page.getByRole('button', { name: '批准方案' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('3 人的座位').waitFor()
  await question.getByRole('button', { name: '批准方案' }).click()
  await question.waitFor({ state: 'hidden' })
  await world.advance({ minutes: 5 })
  await page.getByText('等省级审批行程方案').waitFor({ state: 'detached' })
  expect(await world.deps.batches.approvalOf(batchId)).toMatchObject({ decision: 'approve', by: 'coordinator' })
})

test('who ends a batch reads first what follows from it, on a phone and in English too', async () => {
  const { world } = stage
  const { countyCode } = await openCounty(world, {}, {})
  const order = await openJobOrder(world, plant)
  const token = await world.token({ role: 'province', subject: 'zhao@province' })
  const body = await requestFor(world, countyCode, order)
  const { batchId } = (await world.call('POST', '/v1/transfer-batches', { token, body })).body as { batchId: BatchId }
  await world.advance({ minutes: 10 })
  const page = await stage.as('coordinator', { path: `/batches/${batchId}`, language: 'en', view: 'phone' })
  await page.getByRole('button', { name: 'Cancel the batch' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('This cannot be undone.').waitFor()
  const cancel = question.getByRole('button', { name: 'Cancel the batch' })
  expect(await cancel.isDisabled()).toBe(true)
  await question.getByLabel('Reason').fill('The road is closed')
  await stage.isAccessible(page)
  await stage.picture(page, 'batch-cancel-phone-en')
  await cancel.click()
  await world.advance({ hours: 1 })
  await page.getByText('Cancelled').first().waitFor()
})

test('a person’s id that is none is refused in the service’s own words', async () => {
  const page = await stage.as('auditor', { path: '/audit?person=wrk_' })
  await page.getByRole('alert').waitFor()
})

test('the province sees what texts cost and how the service is set, and no trail', async () => {
  const page = await stage.as('coordinator', { path: '/audit?tab=trail' })
  await page.getByRole('tab', { name: '短信费用' }).waitFor()
  expect(await page.getByRole('tab', { name: '操作记录' }).count()).toBe(0)
  await page.getByText('未设上限').waitFor()
  await page.getByRole('tab', { name: '卡住的步骤' }).click()
  await page.getByText('没有等人处理的步骤。').waitFor()
  await page.getByRole('tab', { name: '系统' }).click()
  await page.getByText('正常应答').waitFor()
  await page.getByText('本机演练（时间可以快进）').waitFor()
  await stage.isAccessible(page)
})
