import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CaseId, derivedId } from '../../domain/kernel/ids.ts'
import { askForHelp } from '../../functions/stabilisation/ask-for-help.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let plant: Plant
let jobOrder: JobOrder
const batchId = derivedId('BatchId', 'acts in a browser')
beforeAll(async () => {
  stage = await openStage({ partners: false })
  plant = await openPlant(stage.world)
  jobOrder = await openJobOrder(stage.world, plant)
  await travelledBatch(stage.world, jobOrder, batchId)
})
afterAll(async () => {
  await plant.close()
  await stage.close()
})

async function helpIsAsked(text: string): Promise<CaseId> {
  const { world } = stage
  const { workerId } = await placed(world, jobOrder, batchId)
  const journey = { batchId, chunk: 0 }
  await askForHelp({ workerId, at: world.clock.now(), key: text, text, journey }, world.deps)
  await world.advance({ minutes: 5 })
  return (await world.deps.cases.ofWorker(workerId))[0]!.caseId
}
const holderOf = async (caseId: CaseId) => (await stage.world.deps.cases.get(caseId))?.heldBy

test('before leave a caseload is looked at, and moved once though the line was lost and the button was tapped twice', async () => {
  const all = [await helpIsAsked('一'), await helpIsAsked('二'), await helpIsAsked('三')]
  const { cases } = stage.world.deps
  const found = await cases.getMany(all)
  const at = stage.world.clock.now()
  await cases.hand(found, { from: null, to: 'station-officer', act: 'test', at })
  const page = await stage.as('station-officer', { path: '/station?only=mine' })
  await page.getByRole('button', { name: '转交全部' }).click()
  await page.getByRole('textbox', { name: '同事账号' }).fill('  qian@station ')
  await page.keyboard.press('Enter')
  await page.getByText('将转交 3 件未办结的工单').waitFor()
  expect(await Promise.all(all.map(holderOf))).toEqual(all.map(() => 'station-officer'))
  await stage.isAccessible(page)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '转交 3 件' }).click()
  await page.getByRole('dialog').getByRole('alert').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '先看看会怎样' }).click()
  await page.getByRole('button', { name: '转交 3 件' }).dblclick()
  await page.getByText('已转交 3 件').waitFor()
  expect(await Promise.all(all.map(holderOf))).toEqual(all.map(() => 'qian@station'))
  for (const caseId of all)
    expect((await stage.world.deps.audit.of(caseId)).map(({ action }) => action)).toEqual(['stabilisation/move-cases'])
})

test('of two who take one case on, the second is told who has it, in English too', async () => {
  const caseId = await helpIsAsked('四')
  const [officer, coordinator] = await Promise.all([
    stage.as('station-officer', { path: `/station?case=${caseId}` }),
    stage.as('coordinator', { path: `/station?case=${caseId}`, language: 'en' }),
  ])
  const theirs = coordinator.getByRole('button', { name: 'I take it' })
  await theirs.waitFor()
  await officer.getByRole('button', { name: '由我办理' }).dblclick()
  await officer.getByRole('button', { name: '退回' }).waitFor()
  await theirs.click()
  await coordinator.getByText('station-officer holds the case by now').waitFor()
  expect(await holderOf(caseId)).toBe('station-officer')
})

test('a page with its filters is saved under a name, found again on another page, and taken out', async () => {
  const page = await stage.as('station-officer', { path: '/station?only=overdue' })
  await page.getByRole('button', { name: '常用视图' }).click()
  await page.getByRole('textbox', { name: /名称/ }).fill('逾期工单')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '逾期工单' }).waitFor()
  await stage.isAccessible(page)
  await page.goto('/people')
  await page.getByRole('button', { name: '常用视图' }).click()
  await page.getByRole('link', { name: '逾期工单' }).click()
  await page.waitForURL('**/station?only=overdue')
  await page.goBack()
  await page.waitForURL('**/people')
  await page.getByRole('button', { name: '常用视图' }).click()
  await page.getByRole('button', { name: '删除“逾期工单”' }).click()
  await page.getByText('还没有。先在页面上选好筛选').waitFor()
})
