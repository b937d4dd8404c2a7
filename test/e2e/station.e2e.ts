import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inBeijing } from '../../console/service/beijing.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CaseId, derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { askForHelp } from '../../functions/stabilisation/ask-for-help.ts'
import { sayIn } from '../../functions/trip-page/say.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import type { Person } from '../notices/people.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { enterOption } from './enter-option.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let plant: Plant
let jobOrder: JobOrder
const batchId = derivedId('BatchId', 'a station in a browser')
beforeAll(async () => {
  stage = await openStage({ partners: false })
  const { world } = stage
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  await travelledBatch(world, jobOrder, batchId)
})
afterAll(async () => {
  await plant.close()
  await stage.close()
})

async function helpIsAsked(text: string) {
  const { world } = stage
  const person = await placed(world, jobOrder, batchId)
  const journey = { batchId, chunk: 0 }
  await askForHelp({ workerId: person.workerId, at: world.clock.now(), key: text, text, journey }, world.deps)
  await world.advance({ minutes: 5 })
  return person
}

/** Who waits, longest first. */
const waiting: { readonly person: Person; readonly text: string }[] = []
const helpIsWanted = async (text: string) => waiting.push({ person: await helpIsAsked(text), text })

test.for(['zh', 'en'] as const)(
  'a case that is overdue stands first; it is taken on, read whole for a reason, and settled (%s)',
  async (language) => {
    const say = sayIn(language)
    if (waiting.length === 0) await helpIsWanted('工资没有发')
    await stage.world.advance({ days: 4 })
    await helpIsWanted('宿舍漏水')
    const { person, text } = waiting.shift()!
    const page = await stage.as('station-officer', { path: '/station', language })
    const button = (zh: string, en: string) => page.getByRole('button', { name: say(zh, en) })
    await page.getByText(say('逾期 1', 'Overdue 1'), { exact: true }).waitFor()
    await page.locator('tr.ant-table-row').first().click()
    await button('由我办理', 'I take it').click()
    await page.getByText(say('我的 1', 'Mine 1')).waitFor()
    await button('查看明文', 'Show in full').click()
    await page.getByRole('textbox', { name: say('查看理由', 'Why you look') }).fill('电话联系本人')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: person.phone }).waitFor()
    await page.getByText(text).waitFor()
    await stage.isAccessible(page)
    await stage.picture(page, `station-${language}`)
    await page.getByRole('radio', { name: say('已解决', 'Settled') }).check()
    await page.getByRole('textbox', { name: say('处理情况', 'What was agreed') }).fill('企业已补发')
    await button('办结', 'Settle the case').click()
    await page.getByText(say('未办结 1', 'Open 1')).waitFor()
    await page.getByText(/企业已补发/).waitFor()
    const [settled] = await stage.world.deps.cases.ofWorker(person.workerId)
    expect(settled).toMatchObject({ state: 'settled', outcome: 'settled', heldBy: 'station-officer' })
  },
)

test('somebody speaks with the person, the case waits for an office, and it is opened again after its end', async () => {
  const person = await helpIsAsked('押金没有退')
  const [asked] = await stage.world.deps.cases.ofWorker(person.workerId)
  const page = await stage.as('station-officer', { path: `/station?case=${asked!.caseId}`, language: 'zh' })
  const choose = async (act: string) => {
    await page.getByRole('combobox', { name: '登记办理' }).click()
    await page.getByTitle(act, { exact: true }).click()
  }
  await page.getByRole('button', { name: '已联系本人' }).click()
  await page.getByText('办理记录').first().waitFor()
  await choose('转介')
  await page.getByRole('combobox', { name: '服务机构' }).click()
  await page.getByTitle('12333 人社服务热线').click()
  await page.getByLabel('等到（北京时间）').fill(inBeijing(Date.parse(stage.world.clock.now()) + 86_400_000))
  await page.getByRole('button', { name: '转介' }).click()
  await page.getByText('人社服务热线').first().waitFor()
  await stage.isAccessible(page)
  expect((await stage.world.deps.cases.get(asked!.caseId))!.waits).toMatchObject({ service: '12333' })
  await page.getByRole('radio', { name: '已解决' }).check()
  await page.getByRole('button', { name: '办结' }).click()
  await page.getByText(/station-officer 办结/).waitFor()
  await choose('重新打开')
  await page.getByRole('textbox', { name: '理由' }).fill('押金又扣了')
  await page.getByRole('button', { name: '重新打开' }).click()
  await page.getByRole('button', { name: '已联系本人' }).waitFor()
  expect((await stage.world.deps.cases.get(asked!.caseId))!.round).toBe(1)
})

test('what an enterprise says to a case by telephone is written down in a form, and stands in the case', async () => {
  const person = await helpIsAsked('加班费少发了')
  const [asked] = await stage.world.deps.cases.ofWorker(person.workerId)
  const { caseId } = asked!
  const page = await stage.as('station-officer', { path: `/station?case=${caseId}` })
  await page.getByRole('button', { name: '记企业答复' }).click()
  // What is missing says so at its field.
  await page.getByRole('button', { name: '登记答复' }).click()
  await page.locator('.ant-form-item-explain-error').nth(2).waitFor()
  await page.getByLabel('企业答复人').fill('陈秀英')
  await page.getByLabel('职务').fill('人事主管')
  await page.getByLabel('为什么由您登记').fill('电话答复')
  await page.getByRole('combobox', { name: '答复' }).click()
  await page.locator('.ant-select-dropdown:visible').getByTitle('有异议', { exact: true }).click()
  await page.getByLabel('异议理由（加密保存）').fill('按工时表已付清')
  await stage.isAccessible(page)
  await stage.picture(page, 'station-firm-answer-zh')
  await page.getByRole('combobox', { name: '答复' }).click()
  await page.locator('.ant-select-dropdown:visible').getByTitle('承诺解决', { exact: true }).click()
  const day = plusDays(dateInShanghai(stage.world.clock.now()), 3)
  await page.getByLabel('承诺在这天或之前解决').fill(day)
  await page.getByRole('button', { name: '登记答复' }).click()
  await page
    .getByText(/陈秀英 · 人事主管/)
    .first()
    .waitFor()
  await page.getByText(`${day}前`).first().waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'station-firm-says-zh')
  expect((await stage.world.deps.cases.get(caseId))!.firmAnswer).toMatchObject({ says: 'promises', until: day })
  const phone = await stage.as('station-officer', { view: 'phone', language: 'en', path: `/station?case=${caseId}` })
  await phone.getByText(`by ${day}`).first().waitFor()
  await phone.getByRole('button', { name: 'Record what it says' }).click()
  await phone.getByLabel('Who spoke for the enterprise').waitFor()
  expect(Number(await phone.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390)
  await stage.isAccessible(phone)
  await stage.picture(phone, 'station-firm-answer-en-390')
  await page.context().close()
  await phone.context().close()
})

test('a colleague finds somebody and opens a case of a kind that people open', async () => {
  const person = await placed(stage.world, jobOrder, batchId)
  const journey = { tokenHash: `of ${person.workerId}`, workerId: person.workerId, batchId, chunk: 0 }
  await stage.world.deps.links.keep([journey], stage.world.clock.now())
  const page = await stage.as('station-officer', { path: '/station', language: 'zh' })
  await page.getByRole('button', { name: '开工单' }).click()
  const form = page.getByRole('dialog')
  await form.getByPlaceholder('手机号').fill(person.phone)
  await form.getByRole('button', { name: '查询' }).click()
  await form.getByRole('combobox', { name: '事项' }).click()
  expect(await page.getByTitle('回访未答', { exact: true }).count()).toBe(0)
  await enterOption(page.getByRole('combobox', { name: '事项' }), '食宿', '食宿')
  await stage.isAccessible(page)
  await form.getByRole('button', { name: '开工单' }).click()
  await page.waitForURL((url) => url.searchParams.has('case'))
  expect(await stage.world.deps.cases.ofWorker(person.workerId)).toMatchObject([
    { kind: 'housing', openedBy: 'station-officer', toldBy: 'worker' },
  ])
})

/** Somebody at work here whose case of this kind is open. */
async function caseOf(kind: string): Promise<{ person: Person; caseId: CaseId }> {
  const { world } = stage
  const person = await placed(world, jobOrder, batchId)
  const journey = { tokenHash: `of ${person.workerId}`, workerId: person.workerId, batchId, chunk: 0 }
  await world.deps.links.keep([journey], world.clock.now())
  const token = await world.token({ role: 'station', cities: [jobOrder.cityCode], subject: 'station-officer' })
  const opened = await world.call('POST', '/v1/cases', { token, body: { workerId: person.workerId, kind } })
  await world.advance({ minutes: 1 })
  return { person, caseId: (opened.body as { caseId: CaseId }).caseId }
}

test('the way home of somebody is booked in a form with their word for it, and the case shows the train', async () => {
  const { world } = stage
  const { caseId } = await caseOf('way-home')
  const path = `/station?case=${caseId}`
  const page = await stage.as('station-officer', { path })
  await page.getByRole('button', { name: '订返乡行程' }).click()
  const day = (days: number) => inBeijing(Date.parse(world.clock.now()) + days * 86_400_000).slice(0, 10)
  await page.getByLabel('最早哪天走').fill(day(3))
  await page.getByLabel('最晚哪天走').fill(day(8))
  await page.getByRole('combobox', { name: '谁付' }).click()
  await page.getByTitle('县里付').click()
  await page.getByRole('button', { name: '订返乡行程' }).click()
  await page.getByText('请先问过本人，再勾选').waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'case-way-home-form')
  await page.getByLabel('已问过本人').check()
  await page.getByRole('button', { name: '订返乡行程' }).click()
  await page.getByRole('status', { name: '返乡行程' }).waitFor()
  expect((await world.deps.cases.get(caseId))?.wayHome).toMatchObject({ agreed: { with: 'station-officer' } })
  await world.advance({ minutes: 5 })
  for (const [language, view] of [
    ['zh', 'desk'],
    ['en', 'phone'],
  ] as const) {
    const looked = await stage.as('station-officer', { path, language, view })
    await looked.getByRole('link', { name: /^G\d+/ }).waitFor()
    await stage.isAccessible(looked)
    await stage.picture(looked, `case-way-home-${language}-${view}`)
  }
})

test('somebody who wants another job is offered posts near by in a form, with their word for it', async () => {
  const other = await openPlant(stage.world)
  const near = await openJobOrder(stage.world, other)
  const { caseId } = await caseOf('change-of-job')
  const path = `/station?case=${caseId}`
  const phone = await stage.as('station-officer', { path, language: 'en', view: 'phone' })
  await phone.getByRole('button', { name: 'Offer jobs near by' }).click()
  await phone.getByLabel('Posts near by').waitFor()
  await stage.isAccessible(phone)
  await stage.picture(phone, 'case-job-near-en-phone')
  const page = await stage.as('station-officer', { path })
  await page.getByRole('button', { name: '就近推荐新岗位' }).click()
  await page.getByLabel('附近岗位').click()
  await page.locator('.ant-select-item-option').first().click()
  await page.keyboard.press('Escape')
  await page.getByLabel('已问过本人').check()
  await stage.picture(page, 'case-job-near-zh')
  await page.getByRole('button', { name: '就近推荐新岗位' }).click()
  await page.getByText('等待', { exact: true }).first().waitFor()
  expect((await stage.world.deps.cases.get(caseId))?.search).toMatchObject({ cityCode: near.cityCode })
  await other.close()
})

test('the people at work stand in a list and on a map of our own points, by city', async () => {
  const page = await stage.as('station-officer', { path: '/station?tab=at-work', language: 'en' })
  await page.locator('.ant-table-row').first().waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'station-at-work-en')
  const [city] = await page.getByRole('button', { name: /\d+ people/ }).all()
  await city?.press('Enter')
  await page.waitForURL((url) => url.searchParams.get('city') === jobOrder.cityCode)
})

/** What of a page lies beyond the edge of a phone, or is too small for a finger (24 pixels: WCAG 2.2, 2.5.8). */
async function offAPhone(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const wide = [document.documentElement, ...document.querySelectorAll('.ant-drawer-body')].filter(
      (one) => one.scrollWidth > one.clientWidth + 1)
    const off = [...document.querySelectorAll('button, .ant-select, .ant-input, .ant-tabs-tab')].filter((one) => {
      const { left, right, height, width } = one.getBoundingClientRect()
      return width > 0 && (right > innerWidth + 1 || left < -1 || height < 24 || width < 24)
    })
    return [...wide, ...off].map((one) => one.className + ' ' + (one.textContent ?? '').slice(0, 40))
  })()`)
}

test('a working group is registered, put on duty, and visits an enterprise by a plan; what is found is recorded', async () => {
  // A plant and a group of their own city: the other cases bring enterprises to theirs.
  const own = await openPlant(stage.world)
  await openJobOrder(stage.world, own, { cityCode: '441300' })
  const page = await stage.as('coordinator', { path: '/station?tab=stations' })
  const submit = () => page.locator('form button[type=submit]').last().click()
  await page.getByRole('button', { name: '登记站点或工作组' }).first().click()
  await page.getByRole('textbox', { name: '名称' }).fill('大理稳岗一组')
  await page.getByRole('textbox', { name: '给务工人员的电话' }).fill('123')
  await enterOption(page.getByRole('combobox', { name: '负责城市' }), '惠州', '惠州市')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: '登录账号' }).fill('sun')
  await page.getByRole('textbox', { name: '姓名' }).fill('孙丽')
  await submit()
  await page.locator('.ant-form-item-explain-error', { hasText: '座机' }).first().waitFor()
  await page.getByRole('textbox', { name: '给务工人员的电话' }).fill('13900001234')
  await stage.isAccessible(page)
  await submit()
  await page.getByText('无人值班').first().waitFor()
  await page.getByRole('combobox', { name: '姓名' }).click()
  await page.locator('.ant-select-item-option', { hasText: '孙丽' }).last().click()
  await page.getByRole('button', { name: '排上' }).click()
  await page.locator('td', { hasText: '值班' }).first().waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'station-duty-zh')
  await page.getByRole('tab', { name: '企业走访' }).click()
  await page.getByRole('button', { name: '编排走访' }).click()
  await page.getByLabel('每组每天走访').fill('2')
  await page.getByRole('combobox', { name: '工作组' }).last().click()
  await page.locator('.ant-select-item-option', { hasText: '大理稳岗一组' }).last().click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '先看看' }).click()
  await page.getByRole('button', { name: '排上 1 家', exact: true }).click()
  await page.locator('tr.ant-table-row', { hasText: '待走访' }).click()
  await page.getByRole('button', { name: '改期改人' }).waitFor()
  await stage.isAccessible(page)
  await stage.world.advance({ days: 2 })
  await page.reload()
  for (const [label, value] of [
    ['慰问（人）', '40'],
    ['留岗过节（人）', '25'],
    ['计划返乡（人）', '90'],
  ] as const)
    await page.getByLabel(label).fill(value)
  await page.getByRole('button', { name: '再加一项' }).click()
  await page.getByRole('combobox', { name: '事项' }).click()
  await page.locator('.ant-select-item-option', { hasText: '工资' }).first().click()
  await page.getByLabel('涉及（人）').fill('6')
  await stage.isAccessible(page)
  await page.getByRole('button', { name: '登记走访情况' }).click()
  await page.locator('tr.ant-table-row', { hasText: '已走访' }).waitFor()
  await page.getByText('开立工单 0 件').waitFor()
  const unnamed = page.getByRole('region', { name: '还有 6 人没有点名' })
  await unnamed.waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'station-finding-unnamed-zh')
  await unnamed.getByRole('textbox', { name: '不再有人的原因（不写姓名）' }).fill('复查：工资已发到位')
  await unnamed.getByRole('button', { name: '复查后没有人要办理' }).click()
  await page.getByText('已复查：复查：工资已发到位').waitFor()
  const phone = await stage.as('coordinator', { path: '/station?tab=visits', language: 'en', view: 'phone' })
  await phone.locator('tr.ant-table-row', { hasText: 'Made' }).waitFor()
  await phone.getByRole('button', { name: 'Plan visits' }).click()
  await phone.getByLabel('Enterprises a group and day').waitFor()
  await stage.isAccessible(phone)
  expect(await offAPhone(phone)).toEqual([])
  await stage.picture(phone, 'station-plan-en-390')
  await phone.goto(new URL('/station?tab=stations', phone.url()).href)
  await phone.locator('tr.ant-table-row', { hasText: '大理稳岗一组' }).click()
  await phone.getByRole('button', { name: 'Put in' }).waitFor()
  expect(await offAPhone(phone)).toEqual([])
  await stage.picture(phone, 'station-roster-en-390')
  await phone.getByRole('button', { name: 'Change the register' }).click()
  await phone.getByRole('button', { name: 'Another person' }).click()
  await stage.isAccessible(phone)
  expect(await offAPhone(phone)).toEqual([])
  await stage.picture(phone, 'station-register-en-390')
  await own.close()
})

test('who stays over the festival: a service is recorded and counted, and a phone shows it in English', async () => {
  await placed(stage.world, jobOrder, batchId)
  const page = await stage.as('station-officer', { path: `/station?tab=festival&city=${jobOrder.cityCode}` })
  await page.getByText('这个城市这一年还没有登记服务。').waitFor()
  await page.getByRole('button', { name: '登记服务' }).click()
  const form = page.getByRole('dialog', { name: '登记服务' })
  await form.getByRole('combobox', { name: '给谁（本城市在岗人员）' }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await form.getByRole('combobox', { name: '服务' }).click()
  await page.locator('.ant-select-dropdown:visible').getByTitle('电话、视频连线回家', { exact: true }).click()
  await form.getByRole('radio', { name: '没要' }).check()
  await stage.isAccessible(page)
  await stage.picture(page, 'station-festival-form-zh')
  await form.getByRole('button', { name: '登记服务' }).click()
  await form.waitFor({ state: 'hidden' })
  await page.getByRole('cell', { name: '电话、视频连线回家' }).waitFor()
  await page.getByRole('cell', { name: '没要' }).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'station-festival-zh')
  const phone = await stage.as('station-officer', {
    view: 'phone',
    language: 'en',
    path: `/station?tab=festival&city=${jobOrder.cityCode}`,
  })
  await phone.getByRole('cell', { name: 'A call home, by telephone or video' }).waitFor()
  await stage.isAccessible(phone)
  expect(Number(await phone.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390)
  await stage.picture(phone, 'station-festival-en-390')
  await page.context().close()
  await phone.context().close()
})
