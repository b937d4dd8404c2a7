import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '../../domain/kernel/instant.ts'
import { beginBatch, type RunningBatch } from '../batches/begin-batch.ts'
import { openPlant, type Plant } from '../enterprises/plant.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let plant: Plant
let batch: RunningBatch
/** A batch of three people: the province started it, and a county has looked at one of them for a reason. */
beforeAll(async () => {
  stage = await openStage({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  const { world } = stage
  plant = await openPlant(world)
  batch = await beginBatch(world, plant)
  const [worker] = await batch.workers()
  const token = await world.token({ role: 'county', subject: 'li@county', counties: [worker!.countyCode] })
  const why = `details=full&why=${encodeURIComponent('=核对, 电话')}`
  const seen = await world.call('GET', `/v1/workers/${worker!.workerId}?${why}`, { token })
  expect(seen.status).toBe(200)
})
afterAll(async () => {
  await plant.close()
  await stage.close()
})

test.for(['zh', 'en'] as const)('an auditor reads who did what, by colleague and by person (%s)', async (language) => {
  const page = await stage.as('auditor', { path: '/audit', language })
  const started = language === 'zh' ? '启动批次' : 'Started a batch'
  const trail = page.getByRole('region', { name: language === 'zh' ? '操作记录' : 'Trail' })
  await trail.getByRole('row').filter({ hasText: started }).first().waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, `audit-${language}`)
  await trail
    .getByRole('button', { name: language === 'zh' ? '只看 li@county' : 'Only li@county' })
    .first()
    .click()
  await page.waitForURL((url) => url.searchParams.get('actor') === 'li@county')
  await trail.getByText('=核对, 电话').waitFor()
  await trail.getByRole('row').filter({ hasText: started }).waitFor({ state: 'detached' })
  const [worker] = await batch.workers()
  await trail.getByRole('button', { name: worker!.workerId }).first().click()
  await page.waitForURL((url) => url.searchParams.get('person') === worker!.workerId)
})

test('what is listed is exported, and a spreadsheet runs nothing of it', async () => {
  const page = await stage.as('auditor', { path: '/audit?actor=li@county' })
  await page.getByText('=核对, 电话').first().waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: /导出 CSV/ }).click()
  const csv = await readFile(await (await saved).path(), 'utf8')
  expect(csv).toMatch(/^\u{feff}时间,操作人/u)
  expect(csv).toContain(`li@county,县级,查看一个人,`)
  expect(csv).toContain(`"'=核对, 电话"`)
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
