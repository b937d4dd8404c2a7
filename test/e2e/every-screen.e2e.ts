import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { departsAt, type Trip } from '../../domain/transport/trips/trip.ts'
import { consoleFiles, consoleFilesIn } from '../../local/console/console-files.ts'
import { usualCounties } from '../../local/demo/generate-survey-sheet.ts'
import { type Office, openOffice } from '../../local/demo/office.ts'
import { openStory } from '../../local/demo/story.ts'
import { ApiClient } from '../../local/partners/api-client.ts'
import { openLedger } from '../../local/partners/ledger.ts'
import { prepareExample } from '../../local/start/prepare-example.ts'
import { builtConsole } from '../console/built-console.ts'
import { type Firm, openFirm } from '../enterprise-page/firm.ts'
import { openWorld } from '../world.ts'
import { openStage, type Stage, views } from './stage.ts'

const languages = ['zh', 'en'] as const
const widths = ['desk', 'phone'] as const
const looks = languages.flatMap((language) => widths.map((view) => ({ language, view })))

let stage: Stage
let files = consoleFiles
let office: Office
let firm: Firm
let batchId: string
let train: Trip
let rollCall: string

/** A county's people on their way: asked, planned, booked, and the first of them on the road. */
beforeAll(async () => {
  const world = await openWorld({ files: (...request) => files(...request) })
  stage = await openStage({}, world)
  office = openOffice(new ApiClient(world), world.clock, (moment) =>
    world.advance({ seconds: (Date.parse(moment) - Date.parse(world.clock.now())) / 1000 }),
  )
  await prepareExample(office, openStory(openLedger(), world.clock), world.partners)
  const from = plusDays(dateInShanghai(world.clock.now()), 10)
  const { items } = await office.get<{ items: JobOrder[] }>('/v1/job-orders?limit=200')
  const orders = items.filter(({ startDate }) => startDate > from)
  const last =
    orders
      .map(({ startDate }) => startDate)
      .toSorted()
      .at(-1) ?? from
  const body = { campaign: '春风行动', counties: usualCounties, jobOrders: orders.map(({ id }) => id) }
  const begun = await office.post<TransferBatch>('/v1/transfer-batches', 'every screen', {
    ...body,
    travelWindow: { from, to: last },
    answerHours: 24,
  })
  batchId = begun.batchId
  const trips = await office.watch(world.clock.now(), { hours: 12 }, async () => {
    const { progress } = await office.get<TransferBatch>(`/v1/transfer-batches/${batchId}`)
    if (progress.step !== 'travelling') return undefined
    return (await office.get<{ items: Trip[] }>(`/v1/transfer-batches/${batchId}/trips?limit=200`)).items
  })
  train = trips.find(({ mode }) => mode === 'seat-block-rail' || mode === 'charter-coach') as Trip
  const hours = (Date.parse(departsAt(train)) - Date.parse(world.clock.now())) / 3_600_000
  await world.advance({ hours: hours - 1 })
  const link = await office.post<{ address: string }>(`/v1/trips/${train.tripId}/escort-links`, 'a link', {})
  rollCall = link.address
  firm = await openFirm(world)
  await firm.offer()
  await world.advance({ hours: 2 })
})
afterAll(() => stage.close())

/** All that it shows is there, and at rest. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await expect
    .poll(() => page.locator('.ant-skeleton, .ant-spin-spinning').count(), { timeout: 60_000, interval: 100 })
    .toBe(0)
  let before = ''
  await expect
    .poll(
      async () => {
        const now = await page.locator('body').innerText()
        const isSame = now === before
        before = now
        return isSame
      },
      { timeout: 60_000, interval: 300 },
    )
    .toBe(true)
}

async function looksWell(page: Page, name: string, { language, view }: (typeof looks)[number]): Promise<void> {
  await settled(page)
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(`${name} is ${over} too wide`).toBe(`${name} is 0 too wide`)
  await stage.isAccessible(page)
  await stage.picture(page, `${name}-${language}-${views[view].width}`)
}

const screens: readonly (readonly [name: string, path: () => string])[] = [
  ['worklist', () => '/'],
  ['batches', () => '/batches'],
  ['batch', () => `/batches/${batchId}`],
  ['plan', () => `/plan/${batchId}`],
  ['plan-trips', () => `/plan/${batchId}?tab=trips`],
  ['trips', () => `/trips?date=${dateInShanghai(departsAt(train))}`],
  ['trip', () => `/trips?trip=${train.tripId}`],
  ['trips-map', () => `/trips?view=map`],
  ['people', () => '/people?county=530602'],
  ['enterprises', () => '/enterprises'],
  ['surveys', () => '/surveys'],
  ['campaigns', () => '/campaigns'],
  ['subsidies', () => '/subsidies'],
  ['audit', () => '/audit'],
]

test.for(looks)('every screen while people travel: $language, $view', async (look) => {
  const page = await stage.as('coordinator', look)
  for (const [name, path] of screens) {
    await page.goto(path())
    await looksWell(page, name, look)
  }
  await page.context().close()
})

test.for(languages)('the pages of phones: %s', async (language) => {
  const look = { language, view: 'phone' } as const
  const page = await (await stage.visit(look)).newPage()
  await page.goto(rollCall)
  await page.getByText(language === 'zh' ? '✓ 可以离线使用' : '✓ Works offline').waitFor()
  await looksWell(page, 'roll-call', look)
  const text = stage.world.partners.texts.findLast((one) => /https?:\S+\/t\/\S+$/.test(one.text))
  await page.goto(/https?:\S+$/.exec(text?.text ?? '')?.[0] ?? '')
  await looksWell(page, 'worker-page', look)
  await page.goto(firm.link('firm-agreement'))
  await looksWell(page, 'firm-page', look)
  await page.context().close()
})

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [98, 24],
      [106, 24],
      [106, 29],
      [98, 29],
      [98, 24],
    ],
  ],
}

test('the province’s approved map lies beneath the trips and beneath the plan, with its number', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhida-map-'))
  try {
    const map = join(folder, 'province-map.geojson')
    await writeFile(map, JSON.stringify({ ...square, 审图号: 'GS(2024)0650号' }))
    await builtConsole(join(folder, 'built'), map)
    files = consoleFilesIn(join(folder, 'built'))
    const page = await stage.as('coordinator', { path: '/trips?view=map' })
    for (const path of ['/trips?view=map', `/plan/${batchId}`]) {
      await page.goto(path)
      const drawing = page.getByRole('figure').locator('svg').first()
      await drawing.getByText('审图号：GS(2024)0650号').waitFor()
      expect(await drawing.locator('path.borders').getAttribute('d')).toMatch(/^M\S+ \S+(?:L\S+ \S+){4}$/)
    }
    await page.context().close()
  } finally {
    files = consoleFiles
    await rm(folder, { recursive: true, force: true })
  }
})

test.for(looks)('stations and reports, after people have worked for two weeks: $language, $view', async (look) => {
  if (look === looks[0]) await stage.world.advance({ days: 14 })
  const page = await stage.as('coordinator', look)
  const reports = (tab: string) => `/reports?tab=${tab}&batch=${batchId}`
  const addresses = [
    ['station', '/station'],
    ['station-at-work', '/station?tab=at-work'],
    ['reports', '/reports'],
    ['reports-retention', reports('retention')],
    ['reports-fairness', reports('fairness')],
    ['reports-final-states', `/reports?tab=final-states&county=530621`],
  ] as const
  for (const [name, path] of addresses) {
    await page.goto(path)
    await looksWell(page, name, look)
  }
  // Each kind is counted, and a row leads to its sheet and its person.
  const kind = page.getByRole('region', { name: look.language === 'zh' ? '去向' : 'What became', exact: true })
  await kind.getByText(look.language === 'zh' ? '没有推荐到岗位' : 'no job was offered, and why').click()
  await page.locator('a[href*="worker=wrk_"]').first().waitFor()
  await page.locator('a[href*="/surveys/svy_"]').first().waitFor()
  await page.context().close()
})
