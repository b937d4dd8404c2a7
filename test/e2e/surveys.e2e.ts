import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../../domain/kernel/instant.ts'
import { csvOf, idBornOn, row, tableOf } from '../surveys/written-sheet.ts'
import { enterOption } from './enter-option.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openStage({ partners: false, start: instantOf(Date.parse('2027-02-20T01:00:00Z')) })
  page = await stage.as('county-officer', { path: '/surveys' })
})
afterAll(() => stage.close())

/** Two rows in order; a phone of five digits, and an answer that is neither yes nor no; a column that nobody knows. */
function messySheet(): Buffer {
  const rows = ['王建华', '李秀英', '张德才', '杨小兰'].map((name, index) => {
    const nationalId = idBornOn(`1990-05-1${index}`, index + 1)
    return row({
      name,
      nationalId,
      phone: index === 1 ? '15412' : `1540000000${index}`,
      willing: index === 2 ? '看工资' : '愿意',
    })
  })
  return Buffer.from(csvOf(tableOf(rows).map((cells, line) => [...cells, line === 0 ? '电话号玛' : ''])))
}

async function drop(name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
}

test('a sheet without its county is not sent; with it, it is read, registered, and its findings are said in words', async () => {
  await page.getByText('这里列出各乡镇、各村的摸底表').waitFor()
  await stage.isAccessible(page)
  await drop('以古镇.csv', messySheet())
  await page.getByText('先选县区，再放表格。').waitFor()
  await enterOption(page.getByRole('combobox', { name: '这些表是哪个县区的？' }), 'zhenxiong', '镇雄县')
  await drop('以古镇.csv', messySheet())
  // A short sheet may be read before anybody sees that it is.
  await page
    .getByText(/正在读表|收下 2 行/)
    .first()
    .waitFor()
  await stage.world.advance({ minutes: 5 })
  await page.getByText('收下 2 行，另有 2 行要更正或核实').waitFor()
  await page.locator('.upload').getByRole('button', { name: '查看' }).click()
  await page.getByText('表头“电话号玛”没有认出').waitFor()
  await page.getByText('是不是“手机号”？').waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'surveys-zh')
})

test('rejected rows are corrected by the keyboard alone: a refusal stands at its cell, the next row comes by itself', async () => {
  await page.locator('.upload').getByRole('link', { name: '逐行更正（2）' }).click()
  // The first row is open, and what one types goes into its first field at fault.
  await page.getByRole('heading', { name: '第 3 行' }).waitFor()
  await page.getByLabel('手机号').and(page.locator(':focus')).waitFor()
  expect(await page.locator('.split-detail').innerText()).not.toMatch(/李秀英|19900511/)
  await page.keyboard.type('1541')
  await page.keyboard.press('Enter')
  await page.locator('.ant-form-item-explain-error', { hasText: '手机号须为11位数字' }).waitFor()
  await stage.isAccessible(page)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('15400000011')
  await page.keyboard.press('Enter')
  await page.getByText('第 3 行已收下').waitFor()
  await page.getByRole('heading', { name: '第 4 行' }).waitFor()
  await page.getByRole('combobox', { name: '外出意愿' }).press('ArrowDown')
  await page.locator('.ant-select-item-option', { hasText: /^愿意$/ }).click()
  await page.getByRole('button', { name: '保存，下一行' }).click()
  await page.getByText('都改好了，没有要更正的行。').waitFor()
  const { items } = (await stage.world.api({ role: 'province' }).GET('/v1/surveys', {})).data ?? { items: [] }
  expect(items).toMatchObject([{ fileName: '以古镇.csv', outcome: { accepted: 4, rejected: 0 } }])
})

test('a sheet that is none is refused with what to do, in the language of the reader and on a phone', async () => {
  page = await stage.as('county-officer', { path: '/surveys?county=530627', language: 'en', view: 'phone' })
  await page.getByRole('row', { name: /以古镇/ }).waitFor()
  await stage.isAccessible(page)
  await drop('notes.csv', Buffer.from('nothing of the kind\n1\n'))
  // A short sheet may be read before anybody sees that it is.
  await page
    .getByText(/Being read|Correct it as said above/)
    .first()
    .waitFor()
  await stage.world.advance({ minutes: 5 })
  await page.getByText('Correct it as said above and drag it in again.').waitFor()
  await stage.picture(page, 'surveys-phone-en')
})

test.for(['zh', 'en'] as const)(
  'the list for who goes from door to door: names on paper alone, for a reason, and gone after it (%s)',
  async (language) => {
    if (language === 'zh') await stage.world.advance({ days: 100 })
    const zh = language === 'zh'
    const at = { path: '/surveys?county=530627&by=ask', language, view: zh ? 'desk' : 'phone' } as const
    page = await stage.as('county-officer', at)
    await page.evaluate('window.print = () => document.body.setAttribute("data-printed", "yes")')
    await page.getByRole('combobox', { name: zh ? '乡镇' : 'Township' }).click()
    await page.locator('.ant-select-item-option', { hasText: '以古镇' }).click()
    await page
      .getByRole('textbox', { name: zh ? '打印理由（纸上有姓名）' : 'Why (names stand on the paper)' })
      .fill('入户再问')
    await stage.isAccessible(page)
    await page.getByRole('button', { name: zh ? '打印入户名单（A4）' : 'Print for door to door (A4)' }).click()
    await page.locator('body[data-printed]').waitFor()
    expect(await page.locator('.door-to-door').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    await page.locator('.door-to-door').getByText('王建华').waitFor()
    expect(await page.locator('#root').isVisible()).toBe(false)
    await stage.picture(page, `door-to-door-${language}`)
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))')
    await page.locator('.door-to-door').waitFor({ state: 'detached' })

    await page.goto(page.url().replace(/\/surveys.*/, '/surveys?county=530627'))
    await page.getByRole('row', { name: /以古镇/ }).click()
    await page.getByRole('button', { name: zh ? '登记过、这次不在表上的人' : 'Known, and not on this sheet' }).click()
    await page.getByText(zh ? '没有这样的人' : 'There is nobody like that').waitFor()
    await stage.isAccessible(page)
    await stage.picture(page, `not-on-sheet-${language}`)
  },
)
