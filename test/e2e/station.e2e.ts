import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { askForHelp } from '../../functions/stabilisation/ask-for-help.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
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

test('a case that is overdue stands first; it is taken on, read whole for a reason, and settled', async () => {
  const { workerId, phone } = await helpIsAsked('工资没有发')
  await stage.world.advance({ days: 4 })
  await helpIsAsked('宿舍漏水')
  const page = await stage.as('station-officer', { path: '/station' })
  await page.getByText('逾期 1').waitFor()
  await page.locator('tr.ant-table-row').first().click()
  await page.getByRole('button', { name: '由我办理' }).click()
  await page.getByText('我的 1').waitFor()
  await page.getByRole('button', { name: '查看明文' }).click()
  await page.getByRole('textbox', { name: '查看理由' }).fill('电话联系本人')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: phone }).waitFor()
  await page.getByText('工资没有发').waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'station-zh')
  await page.getByRole('radio', { name: '已解决' }).check()
  await page.getByRole('textbox', { name: /处理情况/ }).fill('企业已补发')
  await page.getByRole('button', { name: '办结' }).click()
  await page.getByText('未办结 1').waitFor()
  await page.getByText(/企业已补发/).waitFor()
  expect((await stage.world.deps.cases.ofWorker(workerId))[0]).toMatchObject({
    state: 'settled',
    outcome: 'settled',
    heldBy: 'station-officer',
  })
})

test('the people at work stand in a list and on a map of our own points, by city', async () => {
  const page = await stage.as('station-officer', { path: '/station?tab=at-work', language: 'en' })
  await page.locator('.ant-table-row').first().waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'station-en')
  const [city] = await page.getByRole('button', { name: /\d+ people/ }).all()
  await city?.press('Enter')
  await page.waitForURL((url) => url.searchParams.get('city') === jobOrder.cityCode)
})
