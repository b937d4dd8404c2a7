import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { DailyReport } from '../../domain/reports/daily-report.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

const batchId: BatchId = derivedId('BatchId', 'reports')
let world: World
let plant: Plant
let jobOrder: JobOrder
let asked: Person[]
/** A day on which three people were offered a job: one says yes, one asks for help. */
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  await travelledBatch(world, jobOrder, batchId)
  asked = await Promise.all([surveyed(world), surveyed(world), surveyed(world)])
  await offerJob(world, jobOrder, { batchId, people: asked })
  world.partners.reply(asked[0]!.phone, '1')
  world.partners.reply(asked[1]!.phone, '求助')
  await world.advance({ minutes: 65 })
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const daily = async (query = '') =>
  world.call('GET', `/v1/reports/daily${query}`, { token: await world.token({ role: 'auditor' }) })

test('the daily report counts the messages, replies and cases of the day, in all and by batch', async () => {
  const report = (await daily()).body as DailyReport
  const sms = { sent: 4, segments: expect.any(Number), received: 2 }
  expect(report).toMatchObject({ date: dateInShanghai(world.clock.now()), sms, cases: { opened: 1, settled: 0 } })
  expect(report.batches).toMatchObject([
    { batchId, campaign: '春风行动', onTheDay: { sms }, soFar: { sms, cases: { opened: 1, open: 1 } } },
  ])
})

test('a day that has not begun, or is too long ago, has no report', async () => {
  expect(await daily('?date=2999-01-01')).toMatchObject({ status: 422 })
  expect(await daily('?date=2020-01-01')).toMatchObject({ status: 404 })
})

test('a day on which nothing happened yet has no figures and no batches', async () => {
  const report = (await daily('?date=2026-01-01')).body
  expect(report).toMatchObject({ date: '2026-01-01', sms: { sent: 0, received: 0 }, batches: [] })
})

test('as a workbook it says the same, in words that an office prints', async () => {
  const { status, body } = await daily('?format=xlsx')
  expect(status).toBe(200)
  const workbook = Buffer.from(body as Uint8Array)
  const sheets = await readWorkbook(workbook)
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    '县区',
    '目的地',
    '省份',
    '专项活动',
    '批次（招募）',
    '批次（到岗服务）',
  ])
  const [counties = [], , , , recruited = [], served = []] = sheets.map(({ data }) => data)
  expect(counties.flat()).toEqual(
    expect.arrayContaining(['当日发出短信', '4条', '收到回复', '2条', '当日新增诉求', '1件']),
  )
  const rowOf = (sheet: readonly (readonly unknown[])[]) => {
    const head = sheet.findIndex(([first]) => first === '专项活动')
    return Object.fromEntries((sheet[head] as string[]).map((name, column) => [name, sheet[head + 1]?.[column]]))
  }
  expect(rowOf(recruited)).toMatchObject({ 专项活动: '春风行动', 状态: '进行中', 步骤: '途中', 推岗: null })
  expect(rowOf(served)).toMatchObject({ 专项活动: '春风行动', 累计短信: 4, 在办: 1 })
  expect(JSON.stringify(sheets)).not.toMatch(/bat_|running|travelling/)
})

test('placements are listed with masked names, to those who look after them', async () => {
  const person = await placed(world, jobOrder, batchId)
  const list = async (staff: Parameters<World['token']>[0]) => {
    const { body } = await world.call('GET', `/v1/placements?batchId=${batchId}`, { token: await world.token(staff) })
    return body as { items: { workerId: string; name: string }[]; next: string | null }
  }
  const seen = await list({ role: 'county', counties: ['530621'] })
  expect(seen.next).toBeNull()
  expect(seen.items.find(({ workerId }) => workerId === person.workerId)).toMatchObject({ name: '王**' })
  expect(JSON.stringify(seen)).not.toMatch(/王小明|sealed/)
  expect((await list({ role: 'station', cities: [jobOrder.cityCode] })).items).toHaveLength(seen.items.length)
  expect((await list({ role: 'county', counties: ['530400'] })).items).toEqual([])
})
