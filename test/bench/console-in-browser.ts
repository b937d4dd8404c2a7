import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { largestBatch, type TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { promiseOf } from '../../domain/enterprises/job-promise.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { NationalId, PersonName, Phone } from '../../domain/kernel/personal.ts'
import { consoleFilesIn } from '../../local/console/console-files.ts'
import { placementEntity } from '../../storage/matching/placements.ts'
import { putEach } from '../../storage/put-each.ts'
import { builtConsole } from '../console/built-console.ts'
import { findBrowser } from '../e2e/find-browser.ts'
import { openStage, type Stage } from '../e2e/stage.ts'
import { aWorker } from '../surveys/a-worker.ts'
import { idBornOn } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import type { Row } from './row.ts'

const people = largestBatch.workers
const chunk = 100
/** Rows that a screen of the list shows, with those that are kept ready above and below it. */
const mostRows = 60
/** Milliseconds. */
const mostToInteractive = 2000
/** Milliseconds in which nothing else moves, while the list is scrolled from end to end. */
const mostBlocked = 200
const mostHeap = 400_000_000
const loads = 5

/** What a browser does with the console on this machine: until one can act, and with the largest batch's people in one list. */
export async function benchConsoleInBrowser(): Promise<Row[]> {
  if (!findBrowser()) return [{ what: 'console in a browser', target: '-', measured: 'no browser was found', ok: true }]
  const folder = await mkdtemp(join(tmpdir(), 'zhida-console-'))
  await builtConsole(folder)
  const world = await openWorld({ partners: false, files: consoleFilesIn(folder) })
  await fill(world)
  const stage = await openStage({}, world)
  try {
    return [...(await untilInteractive(stage)), ...(await scrolled(stage))]
  } finally {
    await stage.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Reads what the browser says of tasks that kept everything else waiting for more than 50 milliseconds. */
const watchLongTasks = `window.longTasks = []
new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ startTime, duration }) })
  .observe({ type: 'longtask', buffered: true })`

const longTasksOf = (page: Page) => page.evaluate<{ startTime: number; duration: number }[]>('window.longTasks')

/** With nothing in the browser's cache: when the work list stands, and no long task follows for a second. */
async function untilInteractive(stage: Stage): Promise<Row[]> {
  const page = await stage.as('coordinator')
  const client = await page.context().newCDPSession(page)
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.addInitScript(watchLongTasks)
  await page.addInitScript(`new MutationObserver(() => {
    const isThere = document.querySelector('main .ant-empty, main .ant-table-row') && document.querySelector('main .ant-spin-spinning') === null
    if (isThere && window.standsAt === undefined) window.standsAt = performance.now()
  }).observe(document, { childList: true, subtree: true })`)
  const taken: number[] = []
  for (let load = 0; load < loads; load += 1) {
    await page.reload()
    // Polled from here: the page's own policy lets no text be run as a script, which is how the driver would wait.
    while ((await page.evaluate('window.standsAt ?? null')) === null) await page.waitForTimeout(20)
    await page.waitForTimeout(1000)
    const stands = await page.evaluate<number>('window.standsAt')
    const ends = (await longTasksOf(page)).map(({ startTime, duration }) => startTime + duration)
    taken.push(Math.max(stands, ...ends.filter((end) => end < stands + 1000)))
  }
  await page.context().close()
  const median = taken.toSorted((one, other) => one - other)[Math.floor(loads / 2)] ?? Number.NaN
  return [
    {
      what: `console: work list, until one can act (${loads} loads without cache)`,
      target: `median < ${mostToInteractive} ms`,
      measured: `median ${median.toFixed(0)} ms, most ${Math.max(...taken).toFixed(0)} ms`,
      ok: median < mostToInteractive,
    },
  ]
}

async function scrolled(stage: Stage): Promise<Row[]> {
  const page = await stage.as('coordinator')
  await page.addInitScript(watchLongTasks)
  await page.goto('/station?tab=at-work')
  await page.locator('.ant-table-row').first().waitFor()
  const holder = page.locator('.ant-table-tbody-virtual-holder')
  const drawn = () => page.locator('.ant-table-row').count()
  const more = page.getByRole('button', { name: '加载更多' })
  let rows = await drawn()
  const began = performance.now()
  while (await more.isVisible()) {
    await holder.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
    rows = Math.max(rows, await drawn())
    await page.waitForTimeout(20)
  }
  const took = (performance.now() - began) / 1000
  const reading = await longTasksOf(page)
  await page.evaluate('window.longTasks = []')
  for (let step = 0; step <= 100; step += 1) {
    await holder.evaluate((element, share) => element.scrollTo({ top: share * element.scrollHeight }), step / 100)
    rows = Math.max(rows, await drawn())
  }
  await page.waitForTimeout(500)
  const scrolling = await longTasksOf(page)
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const { metrics } = await client.send('Performance.enable').then(() => client.send('Performance.getMetrics'))
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
  const onMap = await page.locator('figure svg text').allTextContents()
  const listed = onMap.reduce((sum, text) => sum + Number(/(\d+)/.exec(text)?.[1] ?? 0), 0)
  await page.context().close()
  const longest = (tasks: readonly { duration: number }[]) => Math.max(0, ...tasks.map(({ duration }) => duration))
  const told = (tasks: readonly { duration: number }[]) => `longest ${longest(tasks).toFixed(0)} ms of ${tasks.length}`
  const list = `a list of ${people.toLocaleString('en')} placements`
  return [
    {
      what: `console: ${list} read to its end by scrolling`,
      target: people.toLocaleString('en'),
      measured: `${listed.toLocaleString('en')} in ${took.toFixed(0)} s`,
      ok: listed === people,
    },
    { what: '  rows in the page at once', target: `≤ ${mostRows}`, measured: String(rows), ok: rows <= mostRows },
    {
      what: '  tasks over 50 ms while its pages come',
      target: `≤ ${mostBlocked} ms`,
      measured: told(reading),
      ok: longest(reading) <= mostBlocked,
    },
    {
      what: '  tasks over 50 ms while it is scrolled from end to end',
      target: `≤ ${mostBlocked} ms`,
      measured: told(scrolling),
      ok: longest(scrolling) <= mostBlocked,
    },
    {
      what: '  memory of the page with all of it',
      target: `≤ ${mostHeap / 1_000_000} MB`,
      measured: `${(heap / 1_000_000).toFixed(0)} MB`,
      ok: heap <= mostHeap,
    },
  ]
}

const cities = ['441900', '440300', '330100', '310000', '350200']
const together = 500

/** The people of the largest batch, in the registry and with a yes, written by the stores. */
async function fill({ deps }: World): Promise<void> {
  const now = deps.clock.now()
  const today = now.slice(0, 10) as CalendarDate
  const batchId = derivedId('BatchId', 'console bench')
  const jobOrderId = derivedId('JobOrderId', 'console bench')
  const enterpriseId = derivedId('EnterpriseId', 'console bench')
  const batch: TransferBatch = {
    batchId,
    campaign: '春风行动',
    counties: ['530627'],
    jobOrders: [jobOrderId],
    travelWindow: { from: plusDays(today, 7), to: plusDays(today, 14) },
    answerHours: 24,
    budget: null,
    createdAt: now,
    createdBy: 'province',
    progress: { step: 'planning trips', waitsFor: null, since: now, until: null },
    counts: { candidates: people, chunks: people / chunk },
    state: 'running',
  }
  await deps.batches.begin(batch)
  const entity = placementEntity(deps.database)
  const promise = promiseOf(
    {
      id: jobOrderId,
      enterpriseId,
      agreementId: derivedId('AgreementId', 'console bench'),
      post: '装配工',
      headcount: people,
      monthlyWage: yuan(6000),
      cityCode: '441900',
      site: '东莞市长安镇振安路1号',
      shift: 'day',
      hoursPerWeek: 48,
      board: { given: 'free' },
      lodging: { given: 'free' },
      startDate: plusDays(today, 14),
      requiredSkill: null,
      hazardous: false,
      remarks: '',
      reportedAt: now,
    },
    { name: '东莞一号电子厂' },
  )
  for (let start = 0; start < people; start += together) {
    const numbers = Array.from({ length: Math.min(together, people - start) }, (_, index) => start + index)
    const keys = deps.vault.newKeys()
    // One write of keys for all of them, as an import makes it.
    const vault = { ...deps.vault, newKeys: () => ({ seal: keys.seal.bind(keys), keep: async () => {} }) }
    const workers = await Promise.all(
      numbers.map((number) =>
        aWorker(
          {
            workerId: derivedId('WorkerId', number),
            name: new PersonName('王秀英'),
            nationalId: new NationalId(idBornOn('1990-05-17', number % 1000)),
            phone: new Phone(`139${String(number).padStart(8, '0')}`),
          },
          vault,
        ),
      ),
    )
    await keys.keep()
    await deps.workers.register(workers, now)
    const placements = numbers.map((number) => ({
      placementId: derivedId('PlacementId', number),
      batchId,
      chunk: Math.floor(number / chunk),
      workerId: derivedId('WorkerId', number),
      countyCode: '530627',
      jobOrderId,
      enterpriseId,
      cityCode: cities[number % cities.length] ?? '441900',
      startDate: plusDays(today, 14),
      promise,
      acceptedAt: now,
      state: 'accepted' as const,
      journey: { state: 'accepted' as const },
    }))
    await putEach(placements, (some) => entity.put(some).go())
  }
}
