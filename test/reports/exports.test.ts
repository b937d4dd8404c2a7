import { parse } from 'csv-parse/sync'
import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { figures } from '../../domain/reports/figures.ts'
import type { MonthlyReport } from '../../domain/reports/monthly-report.ts'
import type { PlacementLine } from '../../domain/reports/placement-line.ts'
import type { VacancyLine } from '../../domain/reports/vacancy-line.ts'
import { keptDays } from '../../functions/reports/kept-days.ts'
import { recentBatches } from '../../functions/reports/recent-batches.ts'
import { placementEntity } from '../../storage/matching/placements.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import type { Person } from '../notices/people.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'

const batchId: BatchId = derivedId('BatchId', 'exports')
let world: World
let plant: Plant
let order: JobOrder
let people: Person[]
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  order = await openJobOrder(world, plant)
  await travelledBatch(world, order, batchId)
  people = [await placed(world, order, batchId), await placed(world, order, batchId)]
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

type Asking = Parameters<World['token']>[0]
const province: Asking = { role: 'province', subject: 'zhao@province' }
async function ask(path: string, staff = province) {
  const authorization = `Bearer ${await world.token(staff)}`
  const answer = await fetch(`${world.url}${path}`, { headers: { authorization } })
  // `answer.text()` would take the BOM off.
  const text = Buffer.from(await answer.arrayBuffer()).toString('utf8')
  return { status: answer.status, headers: answer.headers, text }
}
function monthBefore(month: string, back: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, of - 1 - back, 1)).toISOString().slice(0, 7)
}
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('vacancies are a CSV file that Excel opens, with all that is promised', async () => {
  const { status, text, headers } = await ask('/v1/exports/vacancies')
  expect(status).toBe(200)
  expect(headers.get('zhida-schema')).toBe('vacancies/1')
  expect(headers.get('zhida-next')).toBeNull()
  expect(text.startsWith('\u{feff}编号,')).toBe(true)
  const [line] = parse(text, { bom: true, columns: true }) as Record<string, string>[]
  expect(line).toMatchObject({
    编号: order.id,
    岗位: order.post,
    用工人数: '60',
    有害作业: '否',
    上岗日期: order.startDate,
  })
  expect((await ask('/v1/exports/vacancies?bom=no')).text.startsWith('编号,')).toBe(true)
})

test('as JSON Lines they are an object a line, with every column', async () => {
  const { text } = await ask('/v1/exports/vacancies?format=jsonl')
  const [line] = linesOf(text) as VacancyLine[]
  expect(line).toMatchObject({ reference: order.id, headcount: 60, hazardous: false, baseYuan: null })
})

test('people stand in the list of placements by a pseudonym, the same each time, and by nothing else', async () => {
  const { text } = await ask(`/v1/exports/placements?batchId=${batchId}&format=jsonl`)
  const lines = linesOf(text) as PlacementLine[]
  expect(lines).toHaveLength(2)
  expect(new Set(lines.map(({ person }) => person)).size).toBe(2)
  expect(lines[0]).toMatchObject({ batchId, vacancy: order.id, state: 'handed-over', post: order.post })
  for (const { workerId, phone } of people) {
    expect(text).not.toContain(workerId)
    expect(text).not.toContain(phone)
  }
  const again = await ask(`/v1/exports/placements?batchId=${batchId}&format=jsonl`, { role: 'auditor' })
  expect(again.text).toBe(text)
})

test('a journey home from a post is no placement, and stands in no list of them', async () => {
  const homeward = derivedId('BatchId', 'exports', 'homeward')
  await travelledBatch(world, order, homeward)
  const { placement } = await placed(world, order, homeward)
  const { workerId } = placement
  const consent = { purpose: 'homeward-journey' as const, at: world.clock.now(), by: 'sms' as const }
  const returns = { direction: 'homeward' as const, of: placement.placementId, day: order.startDate, consent }
  const item = { batchId: homeward, chunk: 0, workerId }
  await placementEntity(world.deps.database).patch(item).set({ returns }).go()
  expect((await ask(`/v1/exports/placements?batchId=${homeward}&format=jsonl`)).text).toBe('')
})

test('a county has its own people in it', async () => {
  const lines = linesOf((await ask(`/v1/exports/placements?batchId=${batchId}&format=jsonl`)).text) as PlacementLine[]
  const [{ countyCode } = { countyCode: '' }] = lines
  const own = await ask(`/v1/exports/placements?batchId=${batchId}&format=jsonl`, {
    role: 'county',
    counties: [countyCode],
  })
  expect(linesOf(own.text)).toEqual(lines.filter((one) => one.countyCode === countyCode))
})

test('those of a month come from every batch that ran in it, page by page, and a batch that begins meanwhile moves nothing', async () => {
  const ofMonth = async (month: string, cursor = '') => {
    const { status, text, headers } = await ask(
      `/v1/exports/placements?month=${month}&format=jsonl${cursor && `&cursor=${cursor}`}`,
    )
    return { status, lines: linesOf(text) as PlacementLine[], next: headers.get('zhida-next'), headers }
  }
  const other = derivedId('BatchId', 'exports of another')
  await travelledBatch(world, order, other)
  await placed(world, order, other)
  const raw = await world.deps.placements.ofChunk(batchId, 0)
  const month = dateInShanghai(raw[0]!.acceptedAt).slice(0, 7)
  const all = await ofMonth(month)
  expect(all.headers.get('content-disposition')).toContain(`placements-${month}.jsonl`)
  expect(all.lines.map((line) => line.batchId).toSorted()).toEqual([batchId, batchId, other].toSorted())
  const early = plusDays(`${month}-01` as CalendarDate, -1).slice(0, 7)
  expect((await ofMonth(early)).lines).toEqual([])

  // Six groups of people make a second page.
  await world.deps.batches.note(other, world.clock.now(), () => ({ counts: { chunks: 6 } }))
  const first = await ofMonth(month)
  expect(first.next).toBeTruthy()
  const newest = derivedId('BatchId', 'exports of a third')
  await travelledBatch(world, order, newest)
  const second = await ofMonth(month, first.next!)
  expect(second.next).toBeNull()
  expect([...first.lines, ...second.lines].map((line) => line.batchId).toSorted()).toEqual(
    [batchId, batchId, other].toSorted(),
  )
  expect((await ofMonth(month, 'bat_0-0')).status).toBe(422)
  expect((await ofMonth('2099-01')).status).toBe(422)
  expect((await ask(`/v1/exports/placements?batchId=${batchId}&month=${month}`)).status).toBe(422)
  expect((await ask('/v1/exports/placements')).status).toBe(422)
})

test('a month is a workbook too, with the figures beside the month before and a sheet a way', async () => {
  const authorization = `Bearer ${await world.token({ role: 'auditor' })}`
  const answer = await fetch(`${world.url}/v1/reports/monthly?format=xlsx`, { headers: { authorization } })
  expect(answer.headers.get('content-disposition')).toMatch(/monthly-\d{4}-\d{2}\.xlsx/)
  const sheets = await readWorkbook(Buffer.from(await answer.arrayBuffer()))
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['合计', '县区', '目的地', '省份', '专项活动'])
  const report = JSON.parse((await ask('/v1/reports/monthly')).text) as MonthlyReport
  const told = report.figures.find(({ figure }) => figure === 'texts-sent')!
  const row = sheets[0]!.data.find(([name]) => name === figures['texts-sent'].words.zh)
  expect(row?.slice(1, 5)).toEqual(['条', told.count, told.before, told.change])
})

test('names are given to the province alone, for a reason, and that is on record', async () => {
  const path = `/v1/exports/placements?batchId=${batchId}&format=jsonl&details=full`
  expect((await ask(path)).status).toBe(422)
  const county: Asking = { role: 'county', counties: ['53'] }
  expect((await ask(`${path}&why=${encodeURIComponent('报送省库实名数据')}`, county)).status).toBe(403)
  const { text, headers } = await ask(`${path}&why=${encodeURIComponent('报送省库实名数据')}`)
  expect(headers.get('zhida-schema')).toBe('named-placements/1')
  expect(linesOf(text).map(({ phone }) => phone)).toEqual(expect.arrayContaining(people.map(({ phone }) => phone)))
  const records = await world.deps.audit.of('reports/export-placements')
  expect(records).toMatchObject([{ actor: 'zhao@province', opened: { people: 2, why: '报送省库实名数据' } }])
})

test('pages of placements follow each other by fives of chunks, the last names no next, and a cursor of none is refused', async () => {
  const large = derivedId('BatchId', 'exports', 'large')
  await travelledBatch(world, order, large)
  const path = `/v1/exports/placements?batchId=${large}`
  const next = async (chunks: number) => {
    await world.deps.batches.note(large, world.clock.now(), () => ({ counts: { candidates: 0, chunks } }))
    return (await ask(path)).headers.get('zhida-next')
  }
  expect([await next(5), await next(6)]).toEqual([null, '5'])
  expect((await ask(`${path}&cursor=5`)).text).toBe('')
  for (const cursor of ['-5', '0.5', 'x']) expect((await ask(`${path}&cursor=${cursor}`)).status).toBe(422)
})

test('a day is told until it is too old, and none that is to come; a month as long as the one before it is kept', async () => {
  const today = dateInShanghai(world.clock.now())
  const day = async (days: number) => (await ask(`/v1/exports/daily-figures?date=${plusDays(today, days)}`)).status
  expect([await day(1), await day(0), await day(-keptDays), await day(-keptDays - 1)]).toEqual([422, 200, 200, 404])
  const oldest = plusDays(today, -keptDays)
  const months = Array.from({ length: 26 }, (_, back) => monthBefore(today.slice(0, 7), back))
  for (const month of months.slice(-5)) {
    const { status } = await ask(`/v1/exports/monthly-figures?month=${month}`)
    // Of the month before this one every day has to be there.
    expect([month, status]).toEqual([month, `${monthBefore(month, 1)}-01` >= oldest ? 200 : 404])
  }
})

test('a batch of journeys home is in no report of transfers', async () => {
  const homeward = derivedId('BatchId', 'exports', 'reported')
  await travelledBatch(world, order, homeward)
  const today = dateInShanghai(world.clock.now())
  const ids = async () => (await recentBatches(today, world.deps)).map((batch) => batch.batchId)
  expect(await ids()).toContain(homeward)
  const returning = derivedId('BatchId', 'exports', 'returning')
  const batch = (await world.deps.batches.get(homeward))!
  const returns = {
    direction: 'homeward' as const,
    season: 2027,
    enterprises: [plant.id as never],
    proposeUntil: batch.createdAt,
  }
  await world.deps.batches.begin({ ...batch, batchId: returning, returns })
  expect(await ids()).not.toContain(returning)
})

test('the figures of a day and of a month are a line each, with name and unit', async () => {
  const daily = linesOf((await ask('/v1/exports/daily-figures?format=jsonl')).text)
  expect(daily).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ dimension: 'all', figure: 'texts-sent', name: '发出短信', unit: 'texts', span: 'day' }),
      expect.objectContaining({ dimension: 'batch', code: batchId, figure: 'cases-open', span: 'so-far' }),
    ]),
  )
  const monthly = linesOf((await ask('/v1/exports/monthly-figures?format=jsonl')).text)
  expect(monthly).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ dimension: 'all', figure: 'people-left', before: 0, changePercent: null }),
    ]),
  )
})

test('every list says its columns to programmes', async () => {
  const { text } = await ask('/v1/exports')
  const { items } = JSON.parse(text) as { items: { schema: string; columns: { name: string; head: string }[] }[] }
  const vacancies = items.find(({ schema }) => schema === 'vacancies/1')
  expect(vacancies?.columns.find(({ name }) => name === 'monthlyYuan')).toMatchObject({ head: '月工资', unit: 'yuan' })
})
