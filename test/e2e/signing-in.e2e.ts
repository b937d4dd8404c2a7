import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ partners: false })
})
afterAll(() => stage.close())

test('a coordinator signs in and is back where the address said, in Chinese and then in English', async () => {
  const page = await stage.as('coordinator', { path: '/?kind=stall' })
  expect(new URL(page.url()).search).toBe('?kind=stall')
  await page.getByRole('heading', { level: 1, name: '今日待办' }).waitFor()
  await stage.isAccessible(page)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Worklist' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Worklist' }).waitFor()
})

test('whoever signs out chooses again who to be, and sees what the role allows', async () => {
  const page = await stage.as('coordinator')
  await page.getByRole('button', { name: '退出' }).click()
  await page.locator('button[value=auditor]').click()
  await page.getByText('审计 · auditor').waitFor()
})

test('a menu opens on a phone', async () => {
  const page = await stage.as('county-officer', { view: 'phone' })
  await page.getByRole('button', { name: '菜单' }).click()
  await page.getByRole('link', { name: '今日待办' }).waitFor()
  await stage.isAccessible(page)
})

test('an address that is none says so', async () => {
  const page = await stage.as('coordinator', { path: '/no-such-page' })
  await page.getByText('没有这个页面').waitFor()
})
