import { afterAll, beforeAll, expect, test } from 'vitest'
import { consoleFiles } from '../../local/console/console-files.ts'
import { atDoor } from '../roll-call/escort.ts'
import { type UnderWay, underWay } from '../transport/travel/under-way.ts'
import { openStage, type Stage } from './stage.ts'

const people = 6
let world: UnderWay
let stage: Stage
beforeAll(async () => {
  world = await underWay(people, consoleFiles)
  stage = await openStage({}, world.world)
  await atDoor(world, world.feeder)
})
afterAll(async () => {
  await stage.close()
  await world.carrier.stop()
})

test('the escort gets a link whose address is shown once; the roll is called from the list, and its people are on board', async () => {
  const page = await stage.as('coordinator', { path: `/trips?trip=${world.feeder}` })
  await page.getByRole('tab', { name: '办理' }).click()
  await page.getByRole('button', { name: '领队的点名链接' }).click()
  await page.getByRole('button', { name: '生成链接' }).click()
  expect(await page.getByRole('textbox', { name: '链接' }).inputValue()).toMatch(/\/roll-call\/#[\w-]{22}$/)
  await stage.isAccessible(page)
  await stage.picture(page, 'trips-zh')
  // What the trip waits for is open already.
  await page.getByRole('button', { name: '其余全部上车' }).click()
  await page.getByRole('button', { name: `提交 ${people} 人` }).click()
  await page.getByRole('status').getByText(`已登记 ${people} 人`).waitFor()
  const passengers = await world.deps.passengers.ofTrip(world.feeder)
  expect(passengers.map(({ state }) => state)).toEqual(Array.from({ length: people }, () => 'boarded'))
})

test('on a phone and in English the trips of the day stand in a list, and the work list beside them', async () => {
  const page = await stage.as('county-officer', { path: '/trips', language: 'en', view: 'phone' })
  await page.getByRole('heading', { level: 1, name: 'Trips of the day' }).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'trips-phone-en')
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: 'Worklist' }).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'worklist-phone-en')
})
