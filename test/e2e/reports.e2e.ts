import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { beginBatch, type RunningBatch } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openStage, type Stage } from './stage.ts'

const travelled: BatchId = derivedId('BatchId', 'reports seen')
let stage: Stage
let plant: Plant
let asked: RunningBatch
/** Eight people at work, seven of whom stay; and a batch that has just asked fourteen, of whom eleven said yes. */
beforeAll(async () => {
  stage = await openStage({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  const { world } = stage
  plant = await openPlant(world)
  const order = await openJobOrder(world, plant)
  await travelledBatch(world, order, travelled)
  const today = dateInShanghai(world.clock.now())
  const people = []
  for (let count = 0; count < 8; count += 1) people.push(await placed(world, order, travelled))
  const formsAt = atShanghai(plusDays(today, 1), '09:00')
  await world.deps.workflows.start('stabilisation/follow-day', `${travelled}-${today}`, { batchId: travelled, formsAt })
  await world.advance({ days: 8 })
  world.partners.reply(people[0]!.phone, '3')
  await world.advance({ days: 3 })
  asked = await beginBatch(
    world,
    plant,
    Array.from({ length: 14 }, () => ({})),
  )
  await asked.confirm({ answer: 'partial', confirmed: 11 })
  await world.advance({ hours: 1 })
  for (const phone of asked.phones) world.partners.reply(phone, '1')
  await world.advance({ hours: 2 })
})
afterAll(async () => {
  await plant.close()
  await stage.close()
})

const retention = `/reports?tab=retention&batch=${travelled}`

test('the day is counted for everybody, saved for Excel, and a day before is one click away', async () => {
  const page = await stage.as('county-officer', { path: '/reports' })
  await page.getByRole('heading', { level: 1, name: '报表' }).waitFor()
  await page.getByRole('region', { name: '按批次' }).getByText('春风行动 2027').waitFor()
  await stage.isAccessible(page)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 Excel' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^daily-\d{4}-\d{2}-\d{2}\.xlsx$/)
  await page.getByRole('button', { name: '前一天' }).click()
  const dayBefore = plusDays(dateInShanghai(stage.world.clock.now()), -1)
  await page.waitForURL((url) => url.searchParams.get('date') === dayBefore)
})

test.for(['zh', 'en'] as const)(
  'retention is drawn within its interval, with the same figures in a table (%s)',
  async (language) => {
    const page = await stage.as('auditor', { path: retention, language })
    const label = language === 'zh' ? '留任率与95%区间' : 'Retention with its 95 % interval'
    await page.getByRole('img', { name: label }).locator('svg').waitFor()
    const lines = page.getByRole('region', { name: label }).getByRole('row')
    const week = lines.filter({ hasText: language === 'zh' ? '第7天' : 'Day 7' })
    // Seven of eight, by Wilson’s score.
    expect(await week.innerText()).toMatch(/87\.5%\s+52\.9% – 97\.8%/)
    await stage.isAccessible(page)
    await stage.picture(page, `reports-${language}`)
  },
)

test('a chart is copied as a picture, or saved where the browser keeps its clipboard', async () => {
  const page = await stage.as('auditor', { path: retention })
  await page.locator('svg path').first().waitFor()
  await page.getByRole('button', { name: '复制图片' }).first().click()
  await page.getByText(/图片已(?:复制|存)|图片已存为文件/).waitFor()
})

test('who was asked fairly, and how long a job order took to fill, is shown of a batch', async () => {
  const page = await stage.as('coordinator', { path: `/reports?tab=fairness&batch=${asked.batchId}`, language: 'en' })
  const everybody = page.getByRole('row').filter({ hasText: 'All candidates' })
  expect(await everybody.innerText()).toMatch(/14\s+11\s+11\s+11\s+100\.0%\s+78\.6%/)
  await page.getByRole('tab', { name: 'Progress and speed' }).click()
  const filled = page.getByRole('region', { name: 'Time to fill' }).getByRole('row').filter({ hasText: '11 / 11' })
  await filled.waitFor()
  await page.getByRole('img', { name: 'Time to fill (hours)' }).locator('svg').waitFor()
  await stage.isAccessible(page)
  // A number leads to what stands behind it.
  await filled.getByRole('link', { name: '11 / 11' }).click()
  await page.waitForURL((url) => url.pathname === `/batches/${asked.batchId}`)
})

test.for(['zh', 'en'] as const)(
  'a month stands beside the one before it, and a figure says what it counts (%s)',
  async (language) => {
    const page = await stage.as('county-officer', { path: '/reports?tab=monthly', language })
    const [label, sent, meaning] =
      language === 'zh'
        ? ['月报', '发出短信', /交给短信平台的短信/]
        : ['Monthly', 'texts sent', /given to the SMS provider/]
    const row = page.getByRole('region', { name: label }).getByRole('row').filter({ hasText: sent })
    await row.getByText(sent).focus()
    await page.getByRole('tooltip').filter({ hasText: meaning }).waitFor()
    await stage.isAccessible(page)
    await stage.picture(page, `reports-month-${language}`)
  },
)

test('a list is saved for other systems, and one of theirs is tried before it is taken', async () => {
  const page = await stage.as('coordinator', { path: '/reports?tab=lists', language: 'zh' })
  const vacancies = page.getByRole('region', { name: '岗位清单', exact: true })
  const saved = page.waitForEvent('download')
  await vacancies.getByRole('button', { name: '下载 CSV' }).click()
  expect((await saved).suggestedFilename()).toBe('vacancies-all.csv')
  const content = await readFile(await (await saved).path(), 'utf8')
  const taking = page.getByRole('region', { name: '导入其他系统的清单' })
  const give = (name: string, text: string) =>
    taking.getByLabel('选择文件').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await give('岗位.csv', content)
  await taking.getByText(/试导：共\d+行，新增0条/).waitFor()
  await give('岗位.csv', content.replace(/,\d{6},/, ',999999,'))
  await taking.getByRole('row').filter({ hasText: /^2/ }).first().waitFor()
  await taking.getByText('现在什么都没有导入', { exact: false }).waitFor()
  expect(await taking.getByRole('button', { name: '正式导入' }).isDisabled()).toBe(true)
  await stage.isAccessible(page)
  await stage.picture(page, 'reports-lists-zh')
})

test('on a phone the reports of a station stand below one another', async () => {
  const page = await stage.as('station-officer', { path: '/reports', view: 'phone' })
  await page.getByRole('heading', { level: 1, name: '报表' }).waitFor()
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['日报', '月报', '留任', '数据交换'])
  await stage.isAccessible(page)
})
