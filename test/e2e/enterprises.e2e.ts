import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterOption } from './enter-option.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openStage()
  page = await stage.as('coordinator', { path: '/enterprises' })
})
afterAll(() => stage.close())

const submit = () => page.locator('form button[type=submit]').last().click()
const part = (name: string) => page.locator('.ant-radio-button-wrapper', { hasText: name }).click()
const atField = (text: string | RegExp) =>
  page.locator('.ant-form-item-explain-error', { hasText: text }).first().waitFor()

test('an enterprise is registered; what is refused stands at its field', async () => {
  await page.getByText('这里列出签过协议').waitFor()
  await page.getByRole('button', { name: '登记企业' }).click()
  await page.getByLabel('企业名称').fill('东莞市试一试电子有限公司')
  await page.getByLabel('统一社会信用代码').fill('91110000101623741X')
  await page.getByLabel('联系人姓名').fill('陈秀英')
  await page.getByLabel('联系人手机号').fill('1390')
  await submit()
  await atField('手机号')
  await page.getByLabel('联系人手机号').fill('13900001234')
  await submit()
  await atField('校验码')
  await stage.isAccessible(page)
  await page.getByLabel('统一社会信用代码').fill('91110000101623741K')
  await submit()
  await page.getByRole('button', { name: '打开这家企业' }).click()
  await page.getByText('139****1234').waitFor()
})

test('an agreement is offered, and signed by telephone with who said it and why', async () => {
  await part('协议')
  await page.getByRole('button', { name: '发起协议' }).click()
  await page.getByLabel('第一天').fill('2026-03-02')
  await page.getByLabel('最后一天').fill('2029-12-31')
  await submit()
  await atField('协议最长一年')
  await page.getByLabel('最后一天').fill('2026-03-20')
  await submit()
  await page.getByText('已发给企业').waitFor()
  await page.getByRole('button', { name: '电话答复' }).click()
  await submit()
  await atField('必须填写')
  await page.getByLabel('企业谁说的').fill('陈秀英')
  await page.getByLabel('为什么由我们记').fill('企业没有电脑，电话答复')
  await submit()
  await page.getByText('已记下').waitFor()
  await stage.world.advance({ minutes: 10 })
  await page.reload()
  await page.getByText('18 天后到期').waitFor()
})

test('a vacancy is held to the law at its fields, and then reported', async () => {
  await part('岗位')
  await page.getByRole('button', { name: '报一个岗位' }).click()
  await page.getByLabel('岗位名称').fill('包装工')
  await page.getByRole('spinbutton', { name: '人数' }).fill('20')
  await page.getByLabel('到岗日期').fill('2026-03-18')
  await enterOption(page.getByRole('combobox', { name: '城市' }), 'dongguan', '东莞市')
  await page.getByLabel('厂址').fill('长安镇振安东路8号')
  await page.getByLabel('月薪（元，含加班费）').fill('900')
  await submit()
  await atField('最低工资')
  await stage.isAccessible(page)
  await stage.picture(page, 'enterprises-vacancy-zh')
  await page.getByLabel('月薪（元，含加班费）').fill('6500')
  await submit()
  await page.getByText('已报').first().waitFor()
  await page.getByRole('cell', { name: '6,500.00 元' }).waitFor()
})

test('a link is made and texted to the contact, its address shown once; revoked, it stands so', async () => {
  await part('链接')
  await page.getByRole('button', { name: '建一个链接' }).click()
  await page.getByRole('combobox', { name: '用途' }).click()
  await page.locator('.ant-select-item-option', { hasText: '报离岗' }).click()
  await page.getByRole('checkbox', { name: '用短信发给联系人' }).check()
  await submit()
  const address = await page.getByRole('textbox', { name: '链接地址' }).inputValue()
  // A token may begin with a hyphen.
  expect(address).toMatch(/\/e\/[\w-]{22}$/)
  await stage.isAccessible(page)
  await stage.picture(page, 'enterprises-link-zh')
  await page.getByRole('button', { name: '作废' }).first().click()
  await page.getByText('再也打不开它').waitFor()
  await page.locator('.ant-modal').getByRole('button', { name: '作废' }).click()
  await page.getByText('已作废').first().waitFor()
  await page.reload()
  await page.getByText('已作废').first().waitFor()
  expect(await page.getByRole('textbox', { name: '链接地址' }).count()).toBe(0)
})

test('an interview is recorded; a day to come stands at its field, and the note is read for a reason', async () => {
  await part('走访')
  await page.getByRole('button', { name: '登记走访' }).click()
  await page.getByLabel('走访日期').fill('2026-12-31')
  await page.getByLabel('走访记录').fill('食堂已改进')
  await submit()
  await atField('不能晚于今天')
  await page.getByLabel('走访日期').fill('2026-03-02')
  await page.getByLabel('下次日期').fill('2026-04-02')
  await submit()
  await page.getByText('已登记').waitFor()
  await page.getByRole('row', { name: '2026-03-02' }).click()
  await page.getByRole('button', { name: '查看明文' }).click()
  await page.getByLabel('查看理由').fill('准备下次走访')
  await page.getByRole('button', { name: '查看明文' }).click()
  await page.locator('p', { hasText: '食堂已改进' }).waitFor()
  await stage.isAccessible(page)
})

test('on a phone and in English each part of an enterprise opens', async () => {
  const { pathname, search } = new URL(page.url())
  page = await stage.as('coordinator', { path: `${pathname}${search}`, language: 'en', view: 'phone' })
  for (const [name, shows] of [
    ['Overview', '139****1234'],
    ['Interviews', 'Held on'],
    ['Agreements', 'Active'],
    ['Headcount', 'Free'],
    ['Deliveries', 'no address for events'],
    ['Arrivals, leavers', 'How many arrived'],
  ] as const) {
    await part(name)
    await page.locator('.ant-drawer').getByText(shows).first().waitFor()
    await stage.isAccessible(page)
  }
  await stage.picture(page, 'enterprises-phone-en')
})
