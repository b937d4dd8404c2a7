import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '../../domain/kernel/instant.ts'
import { figuresOf, openPost, proposal } from '../returns/at-work.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
})
afterAll(() => stage.close())

test('journeys home are started in a form, and the batch shows whom firms propose and what people say', async () => {
  const { world } = stage
  const { plant, people } = await openPost(world, 3)
  const page = await stage.as('coordinator', { path: '/batches' })
  await page.getByRole('button', { name: '新建返乡返岗批次' }).click()
  await page.getByLabel('行动名称').fill('2027年返乡')
  await page.getByLabel('最早出发').fill('2027-01-20')
  await page.getByLabel('最晚出发').fill('2027-02-10')
  await page.getByLabel('请哪些企业报名').click()
  await page
    .getByTitle(/五金厂$/)
    .first()
    .click()
  await page.keyboard.press('Escape')
  await stage.isAccessible(page)
  await page.getByRole('button', { name: '启动' }).click()
  await page.getByText('并在除夕前结束').waitFor()
  await page.getByLabel('最晚出发').fill('2027-02-03')
  await page.getByRole('button', { name: '启动' }).click()
  await page.getByText('等企业报要返乡或返岗的人员和日期').waitFor()
  const batchId = new URL(page.url()).pathname.split('/').at(-1) as Parameters<typeof figuresOf>[1]

  await plant.send('return.proposed', proposal(batchId, people))
  await world.advance({ hours: 73 })
  const [first, second] = people
  world.partners.reply(first?.phone ?? '', '坐')
  world.partners.reply(second?.phone ?? '', '不坐')
  await world.advance({ hours: 1 })
  expect((await figuresOf(world, batchId)).total).toMatchObject({ asked: 3, yes: 1, stay: 1 })
  await page.reload()
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
  await row('要坐 1').first().waitFor()
  await row('不坐（留下或自己走） 1').waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'batch-returns')
  await plant.close()
})
