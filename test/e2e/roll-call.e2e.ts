import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { TripId } from '../../domain/kernel/ids.ts'
import { boardingPass } from '../../domain/transport/trips/boarding-pass.ts'
import { sayIn } from '../../functions/trip-page/say.ts'
import { consoleFiles } from '../../local/console/console-files.ts'
import { atDoor, atGate, makeLink, workerId } from '../roll-call/escort.ts'
import { type UnderWay, underWay } from '../transport/travel/under-way.ts'
import { filmOf } from './film-of.ts'
import { openStage, type Stage } from './stage.ts'

let world: UnderWay
let stage: Stage
beforeAll(async () => {
  world = await underWay(6, consoleFiles)
  stage = await openStage({}, world.world)
})
afterAll(async () => {
  await stage.close()
  await world.carrier.stop()
})

const open: BrowserContext[] = []
afterEach(async () => {
  for (const context of open.splice(0)) await context.close()
})

/** A phone that has opened a link, and took everything along that it needs without network. */
async function phone(address: string, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const context = await stage.visit({ view: 'phone', language })
  open.push(context)
  const page = await context.newPage()
  await page.goto(address)
  await page.getByText(language === 'zh' ? '✓ 可以离线使用' : '✓ Works offline').waitFor()
  return page
}

const card = (page: Page, number: number) => page.locator(`li[data-worker=${workerId(number)}]`)
const tap = (page: Page, number: number, name: string | RegExp) =>
  card(page, number).getByRole('button', { name }).click()
const offline = (page: Page, is: boolean) => page.context().setOffline(is)
const seat = async (number: number, tripId = world.feeder) =>
  world.deps.passengers.get({ tripId, workerId: workerId(number) })

/** What this phone keeps on its disk, as text. */
const kept = (page: Page) =>
  page.evaluate<string>(`(async () => {
    const done = (asked) => new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result) })
    const database = await done(indexedDB.open('roll-call'))
    const stores = [...database.objectStoreNames]
    return JSON.stringify(await Promise.all(stores.map((name) => done(database.transaction(name).objectStore(name).getAll()))))
  })()`)

describe('at the door', () => {
  test('the whole roll is called without network, on two phones that contradict each other, and nothing is lost', async () => {
    await atDoor(world, world.feeder)
    const { address } = await makeLink(world, world.feeder)
    const one = await phone(address)
    const other = await phone(address, 'en')
    // The token is out of the address, and of what a look over the shoulder sees.
    expect(new URL(one.url()).hash).toBe('')
    await stage.isAccessible(one)
    await stage.picture(one, 'roll-call-zh')

    await offline(one, true)
    await one.reload()
    await one.getByText('没有网络').waitFor()
    await tap(one, 0, /^上车/)
    await tap(one, 1, /^上车/)
    await tap(one, 2, /^未到/)
    await one.getByRole('button', { name: '不想去了' }).click()
    await one.getByText('3条未发送').waitFor()
    // A mistaken tap is taken back: nobody was told of it.
    await tap(one, 3, /^上车/)
    await tap(one, 3, /^撤销/)
    await one.getByText('3条未发送').waitFor()
    await stage.picture(one, 'roll-call-offline-zh')
    await one.reload()
    await one.getByText('3条未发送').waitFor()
    expect((await seat(0))?.roll).toBeUndefined()

    await offline(other, true)
    await tap(other, 0, /^Not here/)
    await other.getByRole('button', { name: 'did not come' }).click()
    await tap(other, 1, /^Boarded/)
    await offline(other, false)
    await other.getByRole('button', { name: 'Send now' }).click()
    await other.getByText('all sent').waitFor()

    await offline(one, false)
    await one.getByText('已全部发送').waitFor()
    const people = await Promise.all([0, 1, 2, 3].map((number) => seat(number)))
    expect(people.map((person) => person?.state)).toEqual(['boarded', 'boarded', 'no-show', 'expected'])
    expect(people.map((person) => person?.roll?.length ?? 0)).toEqual([2, 2, 1, 0])

    for (const [page, say] of [
      [one, sayIn('zh')],
      [other, sayIn('en')],
    ] as const) {
      await page.getByRole('button', { name: say('更新名单', 'Update the list') }).click()
      await page.getByRole('button', { name: say('核对1', 'To check1') }).click()
      await card(page, 0).getByText(say('现在登记为：已上车', 'On record as: boarded')).waitFor()
    }
    await stage.isAccessible(other)
    await stage.picture(one, 'roll-call-conflict-zh')
    await stage.picture(other, 'roll-call-conflict-en')
  })

  test('names are found by the last four, and who is missing is told by the stop', async () => {
    const page = await phone((await makeLink(world, world.feeder)).address, 'en')
    await stage.isAccessible(page)
    await stage.picture(page, 'roll-call-en')
    await page.getByRole('searchbox').fill('0004')
    await page.getByText('1 found').waitFor()
    expect(await page.locator('li.person').count()).toBe(1)
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: 'Only those not called' }).click()
    expect(await page.locator('li.person').count()).toBe(3)
    await page.getByText('3 missing').waitFor()
    // By keyboard alone.
    await page
      .getByRole('button', { name: /^Boarded .* No\. / })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await page.getByText('2 missing').waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('3 missing').waitFor()
  })

  test('what has waited for hours is said aloud, and a clock that is off too', async () => {
    const context = await stage.visit({ view: 'phone' })
    open.push(context)
    const page = await context.newPage()
    await page.clock.install({ time: new Date(Date.parse(world.deps.clock.now()) + 12 * 60_000) })
    await page.goto((await makeLink(world, world.feeder)).address)
    await page.getByText('手机时间快了12分钟').waitFor()
    await offline(page, true)
    await tap(page, 3, /^上车/)
    await page.clock.fastForward(3 * 3_600_000 + 60_000)
    await page.getByText('有1条记录已经3小时没有发出去').waitFor()
    await stage.picture(page, 'roll-call-unsent-zh')
    await page.clock.setSystemTime(new Date(Date.parse(world.deps.clock.now()) + 12 * 60_000))
    await offline(page, false)
    await page.getByRole('button', { name: '现在发送' }).click()
    await page.getByText('已全部发送').waitFor()
    const at = (await seat(3))?.roll?.[0]?.at
    expect(Math.abs(Date.parse(at ?? '') - Date.parse(world.deps.clock.now()))).toBeLessThan(60_000)
  })
})

test('a code that a worker shows is read by the camera and checked without network; that of another trip is not taken', async () => {
  const code = async (tripId: TripId, number: number) => {
    const trip = (await world.deps.trips.get(tripId))!
    return world.deps.boardingCodes.sign(boardingPass(trip, workerId(number), world.deps.clock.now()))
  }
  await atDoor(world, world.feeder)
  const { address } = await makeLink(world, world.feeder)
  for (const [tripId, said] of [
    [world.feeder, /^\d+号 王\*\* 已上车$/],
    [world.train, /^这个乘车码是另一趟车的/],
  ] as const) {
    const camera = await filmOf(await code(tripId, 4))
    const context = await stage.visit({ view: 'phone', camera })
    const page = await context.newPage()
    await page.goto(address)
    await page.getByText('✓ 可以离线使用').waitFor()
    await offline(page, true)
    await page.getByRole('button', { name: '扫乘车码' }).click()
    await page.getByRole('dialog').getByText(said).waitFor()
    await stage.isAccessible(page)
    if (tripId === world.feeder) await stage.picture(page, 'roll-call-scan-zh')
    await page.getByRole('button', { name: '关闭' }).click()
    await context.close()
  }
})

describe('at the gate', () => {
  test('the plant signs without network; once all of it is told the phone forgets whom it knew', async () => {
    await atDoor(world, world.train)
    const { address } = await makeLink(world, world.train)
    const page = await phone(address)
    for (const number of [0, 1, 2, 3, 4, 5]) await tap(page, number, /^上车/)
    await page.getByText('都点完了').waitFor()
    await page.getByRole('button', { name: '现在发送' }).click()
    await page.getByText('已全部发送').waitFor()
    await atGate(world, world.train)
    // The clock of this world has jumped: the phone asks what time it is.
    await page.getByRole('button', { name: '更新名单' }).click()
    await page.getByText('名单更新于3月12日 22:00').waitFor()
    await page.getByRole('button', { name: '到厂交接' }).click()
    await stage.picture(page, 'hand-over-zh')
    await page.getByRole('button', { name: 'English' }).click()
    await stage.picture(page, 'hand-over-en')
    await page.getByRole('button', { name: '中文' }).click()
    await offline(page, true)
    await page.getByRole('button', { name: /^其余的都到了/ }).click()
    await tap(page, 4, /^没到/)
    await page.getByRole('button', { name: /^确认交接/ }).click()
    await page.getByText('请填写单位签收人的姓名').waitFor()
    await page.getByLabel('单位签收人姓名').fill('陈门卫')
    await page.getByRole('button', { name: /^确认交接/ }).click()
    await page.getByText('这家单位的人都交接完了').waitFor()
    await stage.isAccessible(page)
    await stage.picture(page, 'hand-over-signed-zh')
    expect(await kept(page)).toContain('maskedName')
    await offline(page, false)
    await page.getByText('这趟车的点名和交接已经结束').waitFor()
    await stage.picture(page, 'roll-call-over-zh')
    expect(await world.deps.trips.get(world.train)).toMatchObject({
      progress: { state: 'handed-over' },
      receipts: [{ receivedBy: '陈门卫' }],
    })
    expect((await seat(4, world.train))?.state).toBe('no-show')
    expect(await kept(page)).toBe('[[],[]]')
  })

  test('a link that ended lists nobody; what could not be told stays, by seat, until somebody was told by telephone', async () => {
    const made = await makeLink(world, world.feeder, { validHours: 1 })
    const page = await phone(made.address, 'en')
    await offline(page, true)
    await tap(page, 5, /^Boarded/)
    const token = await world.escort()
    const revoke = `/v1/trips/${world.feeder}/escort-links/${made.link.id}/revoke`
    expect((await world.world.call('POST', revoke, { token })).status).toBe(200)
    await offline(page, false)
    await page.getByText('Not delivered: 1.').waitFor()
    await stage.isAccessible(page)
    await stage.picture(page, 'roll-call-link-over-en')
    expect(await kept(page)).not.toContain('maskedName')
    page.once('dialog', (dialog) => void dialog.accept())
    await page.getByRole('button', { name: 'Told by telephone: wipe them' }).click()
    await expect.poll(() => kept(page)).toBe('[[],[]]')
  })
})
