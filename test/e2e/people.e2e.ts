import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { sayIn } from '../../functions/trip-page/say.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { travelledBatch } from '../stabilisation/people-at-work.ts'
import { openStage, type Stage } from './stage.ts'

const county = '530621'
const manyPeople = 420
/** As somebody may write it who wants a spreadsheet to run it. */
const reason = '=They called, to check'
let stage: Stage
let plant: Plant
let batchId: BatchId
let wang: Person
beforeAll(async () => {
  stage = await openStage({ partners: false })
  const { world } = stage
  plant = await openPlant(world)
  const jobOrder = await openJobOrder(world, plant)
  batchId = derivedId('BatchId', 'people in a browser')
  await travelledBatch(world, jobOrder, batchId)
  wang = await surveyed(world, { name: '王小明' })
  const since = world.clock.now()
  const progress = { step: 'waiting for answers', waitsFor: null, since, until: null } as const
  await world.deps.batches.note(batchId, since, () => ({ progress }))
  await offerJob(world, jobOrder, { batchId, people: [wang] })
  for (let number = 1; number < manyPeople; number += 1) await surveyed(world, { name: '李大山' })
})
afterAll(async () => {
  await plant.close()
  await stage.close()
})

test('somebody who calls is found by phone, which no address tells; their answer is recorded, a withdrawal of consent names what ends', async () => {
  const page = await stage.as('county-officer', { path: '/people' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.getByRole('textbox', { name: '手机号' }).fill(wang.phone)
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByRole('heading', { name: '人员档案' }).waitFor()
  await page.waitForURL((url) => url.searchParams.get('worker') === wang.workerId)
  expect(asked.filter((url) => url.includes(wang.phone))).toEqual([])
  const story = page.getByRole('region', { name: '经过' })
  await story.getByText('推岗').first().waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'people-zh')

  await page.getByRole('button', { name: '愿意去' }).click()
  await story.getByText('电话答复').waitFor()

  await page.getByRole('button', { name: '撤回同意' }).click()
  const dialog = page.getByRole('dialog', { name: '本人撤回同意' })
  await dialog.getByText(/^退出去 .* 的安排/).waitFor()
  await dialog.getByRole('button', { name: '撤回同意' }).click()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByRole('textbox', { name: '理由' }).fill('本人电话告知')
  await dialog.getByRole('button', { name: '撤回同意' }).click()
  await story.getByText('撤回同意').first().waitFor()
  expect((await wang.worker()).consent.state).toBe('withdrawn')
  expect((await stage.world.deps.placements.get(batchId, 0, wang.workerId))?.journey.state).toBe('withdrawn')
})

test('details are shown whole for a reason, once, and are gone with the row; another’s edit is not written over', async () => {
  const page = await stage.as('county-officer', { path: `/people?worker=${wang.workerId}`, language: 'en' })
  const read: string[] = []
  page.on('request', (request) => request.url().includes('details=full') && read.push(request.url()))
  await page.getByRole('button', { name: 'Show in full' }).click()
  await page.getByRole('textbox', { name: 'Why you look' }).fill(reason)
  await page.keyboard.press('Enter')
  await page.getByText(wang.phone).waitFor()
  await page.getByText('王小明').waitFor()
  await stage.world.advance({ minutes: 1 })
  await page.waitForTimeout(11_000)
  expect(read).toHaveLength(1)
  await page.reload()
  await page.getByRole('heading', { name: 'Record' }).waitFor()
  expect(await page.getByText(wang.phone).count()).toBe(0)

  await page.getByRole('button', { name: 'Correct' }).click()
  const dialog = page.getByRole('dialog', { name: 'Correct the record' })
  await dialog.getByRole('textbox', { name: /^Phone/ }).fill('12345')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('They told us by telephone')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Give a mobile number of 11 digits.').waitFor()
  await stage.isAccessible(page)
  await dialog.getByRole('textbox', { name: /^Phone/ }).fill('13911112222')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('139****2222').first().waitFor()
  await stage.picture(page, 'people-en')
})

test('a county’s people are read on as one scrolls, and only those in sight are drawn', async () => {
  const page = await stage.as('coordinator', { path: `/people?county=${county}` })
  await page.locator('.ant-table-row').first().waitFor()
  const list = page.getByRole('region', { name: '名单' })
  await list.hover()
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('cursor=') && asked.push(request.url()))
  for (let turn = 0; turn < 40 && asked.length < 2; turn += 1) {
    await page.mouse.wheel(0, 3000)
    await page.waitForTimeout(250)
  }
  expect(asked.length).toBeGreaterThanOrEqual(2)
  expect(await page.locator('.ant-table-row').count()).toBeLessThan(80)
})

test.for(['zh', 'en'] as const)(
  'an auditor reads in the trail who looked at whose details, and why (%s)',
  async (language) => {
    const say = sayIn(language)
    const page = await stage.as('auditor', { path: '/audit', language })
    const trail = page.getByRole('region', { name: say('操作记录', 'Trail') })
    const done = (what: string) => trail.getByRole('row').filter({ hasText: what })
    await done(say('登记企业', 'Registered an enterprise')).first().waitFor()
    await stage.isAccessible(page)
    await stage.picture(page, `audit-${language}`)
    await trail
      .getByRole('button', { name: say('只看 county-officer', 'Only county-officer') })
      .first()
      .click()
    await page.waitForURL((url) => url.searchParams.get('actor') === 'county-officer')
    await done(say('登记企业', 'Registered an enterprise')).first().waitFor({ state: 'detached' })
    const look = done(reason)
    await look.filter({ hasText: say('查看一个人', 'Looked at a person') }).waitFor()
    await look.getByRole('button', { name: wang.workerId }).click()
    await page.waitForURL((url) => url.searchParams.get('person') === wang.workerId)
    for (const what of [say('查找人员', 'Searched for a person'), say('更正个人资料', 'Corrected a person')])
      await done(what).first().waitFor()
  },
)

test('what an auditor sees listed is exported, and a spreadsheet runs nothing of it', async () => {
  const page = await stage.as('auditor', { path: '/audit?actor=county-officer' })
  await page.getByText(reason).first().waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: /导出 CSV/ }).click()
  const csv = await readFile(await (await saved).path(), 'utf8')
  expect(csv).toMatch(/^\u{feff}时间,操作人/u)
  expect(csv).toContain(`county-officer,县级,查看一个人,`)
  expect(csv).toContain(`"'${reason}"`)
})

test('a county certifies under which policy somebody is helped first, with their separate consent, and takes it back; no ground is asked', async () => {
  const person = await surveyed(stage.world, { name: '陈大海' })
  const path = `/people?worker=${person.workerId}`
  const today = dateInShanghai(stage.world.clock.now())
  const until = plusDays(today, 300)
  const page = await stage.as('county-officer', { path })
  await page.getByRole('button', { name: '认定优先资格' }).click()
  const dialog = page.getByRole('dialog', { name: '认定优先资格' })
  const choose = async (label: string, option: string) => {
    await dialog.getByRole('combobox', { name: label }).click()
    await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
  }
  await choose('优先政策', '就业困难人员就业援助')
  await dialog.getByLabel('有效期至').fill(until)
  await dialog.getByRole('button', { name: '认定优先资格' }).click()
  // Without the day of the separate consent nothing is certified.
  await dialog.locator('.ant-form-item-explain-error').first().waitFor()
  expect((await person.worker()).qualifiesUntil).toBeNull()
  await dialog.getByLabel('本人单独同意日期').fill(today)
  await stage.isAccessible(page)
  await stage.picture(page, 'qualification-zh')
  await dialog.getByRole('button', { name: '认定优先资格' }).click()
  await page.getByText(`有优先资格，至 ${until}`).waitFor()
  expect((await person.worker()).qualifiesUntil).toBe(until)
  await stage.isAccessible(page)
  await page.getByRole('button', { name: '查看明文' }).last().click()
  await page.getByRole('textbox', { name: '查看理由' }).fill('本人来电核对')
  await page.keyboard.press('Enter')
  await page.getByText(/就业困难人员就业援助 · /).waitFor()
  await stage.picture(page, 'qualified-zh')

  const english = await stage.as('county-officer', { path, language: 'en', view: 'phone' })
  await english.getByRole('button', { name: 'Take back being helped first' }).waitFor()
  await stage.isAccessible(english)
  await stage.picture(english, 'qualified-phone-en')
  await english.getByRole('button', { name: 'Take back being helped first' }).click()
  const taking = english.getByRole('dialog', { name: 'The person takes back the separate consent' })
  await taking.getByRole('button', { name: 'Take back being helped first' }).click()
  await expect.poll(async () => (await person.worker()).qualifiesUntil).toBeNull()
})

test('a county that was hit: declared, asked by text after it was reckoned, an answer recorded; whole on a phone', async () => {
  const page = await stage.as('coordinator', { path: '/batches/relief' })
  await page.getByRole('button', { name: '登记灾情' }).click()
  const declaring = page.getByRole('dialog', { name: '登记灾情' })
  const choose = async (label: string, typed: string, option: string) => {
    await declaring.getByRole('combobox', { name: label }).fill(typed)
    await page.locator('.ant-select-dropdown:visible').getByText(option).first().click()
  }
  await choose('县区', '鲁甸', '鲁甸县')
  await declaring.getByRole('combobox', { name: '灾害' }).click()
  await page.locator('.ant-select-dropdown:visible').getByText('洪涝').click()
  const today = dateInShanghai(stage.world.clock.now())
  await declaring.getByLabel('开始日期').fill(today)
  await declaring.getByLabel('先帮扶、后推岗至').fill(plusDays(today, 10))
  await declaring.getByLabel('来源').fill('县应急局通报')
  await stage.picture(page, 'relief-declare-zh')
  await declaring.getByRole('button', { name: '登记灾情' }).click()
  await page.getByText('县应急局通报').click()
  await page.getByRole('heading', { name: '联系名单' }).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'relief-zh')

  await page.getByRole('button', { name: '短信询问' }).click()
  const texts = page.getByRole('dialog', { name: '短信询问' })
  await texts.getByLabel('联系电话').fill('0870-3123456')
  await texts.getByRole('button', { name: '先测算' }).click()
  await texts.getByText(/鲁甸县发生洪涝.*0870-3123456/).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'relief-texts-zh')
  await texts.getByRole('button', { name: /^发给 \d+ 人$/ }).click()
  await texts.waitFor({ state: 'hidden' })

  const english = await stage.as('county-officer', {
    path: new URL(page.url()).pathname,
    language: 'en',
    view: 'phone',
  })
  await english.getByRole('button', { name: 'Record' }).first().click()
  const record = english.getByRole('dialog')
  await record.getByRole('combobox', { name: 'Answer' }).click()
  await english.locator('.ant-select-dropdown:visible').getByText('Needs none').click()
  await stage.picture(english, 'relief-record-phone-en')
  await record.getByRole('button', { name: 'Record' }).click()
  await record.waitFor({ state: 'hidden' })
  await stage.isAccessible(english)
  await stage.picture(english, 'relief-phone-en')
  expect(Number(await english.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390)
  await english.getByRole('button', { name: 'Ask by text' }).click()
  await english.getByRole('button', { name: 'Reckon first' }).click()
  await english.getByRole('dialog').getByText('Have answered').waitFor()
  await stage.picture(english, 'relief-texts-phone-en')
})
