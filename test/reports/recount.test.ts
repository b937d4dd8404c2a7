import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { figuresAt } from '../../domain/reports/figure-at.ts'
import { figures } from '../../domain/reports/figures.ts'
import type { MonthlyReport } from '../../domain/reports/monthly-report.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { beginBatch } from '../batches/begin-batch.ts'
import { holdFair } from '../campaigns/hold-event.ts'
import { openCampaign } from '../campaigns/open-campaign.ts'
import { openPlant } from '../enterprises/plant.ts'
import { type RunningBatch, startRunningBatch } from '../journeys/running-batch.ts'
import { figuresOf, openPost, proposal, startReturns } from '../returns/at-work.ts'
import { registered } from '../stations/registered.ts'
import { openWorld, type World } from '../world.ts'
import { keptItems, type RawItem } from './kept-items.ts'
import { numberLeaves } from './number-leaves.ts'
import {
  recountCampaign,
  recountDaily,
  recountFairness,
  recountFlag,
  recountLoad,
  recountMonth,
  recountRetention,
  recountSurveys,
  recountTimesToFill,
} from './recount.ts'
import { recountReturns } from './recount-returns.ts'

const counties = ['530602', '530621']
const rowsOfSheet = 90
let world: World
let batch: RunningBatch
let batchId: string
let campaign: Campaign
let station: LabourStation
/** Places that were counted anew, and found to say the same. */
const compared = new Set<string>()

const read = async (path: string) =>
  (await world.call('GET', path, { token: await world.token({ role: 'province' }) })).body as Record<string, unknown>
const candidates = () =>
  world.deps.bucket.readJson<{ workerId: string; countyCode: string; priority: boolean }[]>(
    `batches/${batchId}/candidates.json`,
  )
const itemsNow = () => keptItems(world.deps)

/** What people typed: their texts are not kept, so that the phones are asked. */
function typedUntilNow(today?: string): number {
  const typed = world.partners.typed.filter(({ at }) => today === undefined || dateInShanghai(at as Instant) === today)
  return new Set(typed.map((reply) => JSON.stringify(reply))).size
}

/** The numbers of an answer that the recount has otherwise, of those that it can tell by now. */
function differing(report: string, answer: object, recounted: object): string[] {
  const told = numberLeaves(answer, report)
  const counted = numberLeaves(recounted, report)
  for (const place of Object.keys(told)) if (told[place] === counted[place]) compared.add(place)
  return Object.keys(told)
    .filter((place) => told[place] !== counted[place])
    .map((place) => `${place}: told ${told[place]}, counted ${counted[place]}`)
}

async function dailyDiffers() {
  const now = world.clock.now()
  const items = await itemsNow()
  const recounted = recountDaily(items, {
    now,
    typedToday: typedUntilNow(dateInShanghai(now)),
    typed: typedUntilNow(),
    candidates: (await candidates()).length,
  })
  return differing('daily', await read('/v1/reports/daily'), recounted)
}

async function change(item: RawItem, name: string, value: unknown): Promise<void> {
  const { client, table } = world.deps.database
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: item['pk'], sk: item['sk'] },
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  )
}

beforeAll(async () => {
  world = await openWorld({ seed: 3 })
  const until = plusDays(dateInShanghai(world.clock.now()), 200)
  const covered = { from: '2026-03-02', to: until }
  const duties = [{ subject: 'sun', ...covered }]
  station = await registered(world, { cities: ['330200', '530400', '320400', '441900'], covered, duties, absences: [] })
  campaign = await openCampaign(world, { name: '春风行动', counties })
  batch = await startRunningBatch(world, { workers: rowsOfSheet })
  batchId = batch.path.split('/').at(-1) ?? ''
  const orders = await world.deps.jobOrders.list(null, 1)
  await holdFair(world, campaign, orders.items[0]!)
})
afterAll(() => world.close())

test('the sheets of a county, from its workers and the rows that wait', async () => {
  const sums = await read(`/v1/surveys/sums?year=2026`)
  const [county] = sums['counties'] as { countyCode: string }[]
  expect(
    differing('survey-sums', sums, recountSurveys(await itemsNow(), county?.countyCode ?? '', rowsOfSheet)),
  ).toEqual([])
})

test('the day on which the plan was booked, from offers, headcounts, trips and texts', async () => {
  await batch.reach('travelling')
  expect(await dailyDiffers()).toEqual([])
})

test('a day of travel, from trips and their passengers', async () => {
  const trips = (await itemsNow())('trip').map(({ departsAt }) => dateInShanghai(departsAt as Instant))
  const day = trips.toSorted()[Math.floor(trips.length / 2)]!
  while (dateInShanghai(world.clock.now()) < day) await world.advance({ hours: 6 })
  await world.advance({ hours: 14 })
  expect(await dailyDiffers()).toEqual([])
})

test('the day on which the batch ended, from placements', async () => {
  await batch.reach('ended')
  expect(await dailyDiffers()).toEqual([])
})

test('what a campaign reached, from its batches, events and job orders', async () => {
  const told = await read(`/v1/campaigns/${campaign.campaignId}/figures`)
  expect(differing('campaign', told, recountCampaign(await itemsNow(), world.clock.now()))).toEqual([])
})

test('who was offered a job and placed, from offers and placements', async () => {
  const told = await read(`${batch.path}/fairness`)
  const groups = (told['byCounty'] as { counties: string[] }[]).map((one) => one.counties)
  const fairness = recountFairness(await itemsNow(), await candidates(), groups)
  expect(differing('fairness', told, fairness)).toEqual([])
})

test('who was followed up, and what stations have in hand, from cohorts, check-ins and cases', async () => {
  await world.advance({ days: 10 })
  expect(await dailyDiffers()).toEqual([])
  const at = { now: world.clock.now(), typedToday: 0, typed: typedUntilNow() }
  expect(
    differing(
      'retention',
      await read(`/v1/reports/retention?batchId=${batchId}`),
      recountRetention(await itemsNow(), at),
    ),
  ).toEqual([])
  const subjects = station.people.map(({ subject }) => subject)
  const load = await read(`/v1/stations/${station.stationId}/load`)
  expect(differing('station-load', load, recountLoad(await itemsNow(), subjects))).toEqual([])
})

test('a month by county, destination and campaign, beside the one before it', async () => {
  const now = world.clock.now()
  const month = dateInShanghai(now).slice(0, 7)
  const first = `${month}-01`
  const told = (await read('/v1/reports/monthly')) as unknown as MonthlyReport
  expect(told).toMatchObject({ month, from: first, asOf: now, isWhole: false, notKept: [] })
  const figuresOf = (some: MonthlyReport['figures'], of: 'count' | 'before') =>
    Object.fromEntries(some.map((one) => [one.figure, one[of]]))
  const groupsOf = (some: MonthlyReport['byCounty'], of: 'count' | 'before') =>
    some.map(({ code, figures: counts }) => ({ code, figures: figuresOf(counts, of) }))
  const shown = (of: 'count' | 'before') => ({
    figures: figuresOf(told.figures, of),
    byCounty: groupsOf(told.byCounty, of),
    byDestination: groupsOf(told.byDestination, of),
    byProvince: groupsOf(told.byProvince, of),
    byCampaign: groupsOf(told.byCampaign, of),
  })
  const typed = world.partners.typed.filter(({ at }) => dateInShanghai(at as Instant) >= first)
  const recounted = recountMonth(
    await itemsNow(),
    { now, typed: new Set(typed.map((one) => JSON.stringify(one))).size },
    first,
  )
  expect(differing('monthly', shown('count'), recounted)).toEqual([])
  expect(told.figures.find(({ figure }) => figure === 'people-left')?.count).toBeGreaterThan(0)
  for (const { count, before, change, changePercent } of told.figures) {
    expect(change).toBe(count - before)
    expect(changePercent === null).toBe(before <= 0)
  }
  const ofMonth = Object.entries(figures).flatMap(([id, { by }]) => (by.includes('month') ? [id] : []))
  expect(told.figures.map(({ figure }) => figure).toSorted()).toEqual(ofMonth.toSorted())
})

test('how long an order took to fill, from the question and the yeses, where one is full', async () => {
  const items = await itemsNow()
  const [yes] = items('placement').filter(({ state }) => state === 'handed-over')
  const asked = items('headcount').find(({ jobOrderId }) => jobOrderId === yes?.['jobOrderId'])!
  const answer = { answer: 'partial', confirmed: 1 }
  await change(asked, 'request', { ...(asked['request'] as object), answer })
  const times = await read(`${batch.path}/times-to-fill`)
  expect(differing('times-to-fill', times, recountTimesToFill(await itemsNow()))).toEqual([])
  expect((times['items'] as { hours: number | null }[]).filter(({ hours }) => hours !== null)).toHaveLength(1)
})

test('a fact that is changed behind its report is seen', async () => {
  // Of a batch that has ended the report tells on days on which something of it happens.
  while (((await read('/v1/reports/daily'))['batches'] as unknown[]).length === 0) await world.advance({ days: 1 })
  const places = async () => (await dailyDiffers()).map((line) => line.split(':')[0])
  const open = (await itemsNow())('case')[0]!
  await change(open, 'openedAt', '2026-01-01T00:00:00.000Z')
  const today = dateInShanghai(world.clock.now())
  const ofToday = dateInShanghai(open['openedAt'] as Instant) === today
  const mailing = (await itemsNow())('mailing').find((one) => one['handedOver'])!
  const texts = structuredClone(mailing['texts']) as { people: [string, number, string][] }[]
  texts[0]!.people[0]![1] = 9
  await change(mailing, 'texts', texts)
  expect(await places()).toContain(`daily/batches/${batchId}/soFar/sms/segments`)
  const passenger = (await itemsNow())('passenger').find(
    ({ state, nextTripId }) => state === 'handed-over' && nextTripId === null,
  )!
  await change(passenger, 'state', 'no-show')
  const after = await places()
  expect(after).toContain(`daily/byCounty/${passenger['countyCode'] as string}/soFar/handedOver`)
  expect(after.includes('daily/cases/opened')).toBe(ofToday)
})

/** The next journeys have worlds of their own, one after the other. */
async function openNext(options: Parameters<typeof openWorld>[0]): Promise<void> {
  await world.close()
  world = await openWorld(options)
}

test('what being helped first did, from offers, and from each round matched anew as if nobody were', async () => {
  await openNext({ partners: false })
  const plant = await openPlant(world)
  const first = { priorityPolicy: 'p01', priorityUntil: '2027-12-31', priorityConsent: '是' }
  // 35 of 105 are helped first, who by lot would have had 16 of 47 places: of both kinds enough are offered one for the figure to be told.
  const people = Array.from({ length: 105 }, (_, place) => (place % 3 === 0 ? first : {}))
  const begun = await beginBatch(world, plant, people)
  await begun.confirm({ answer: 'partial', confirmed: 47 })
  await world.advance({ hours: 1 })
  // Whom the round did not ask has no open question, and is not heard; of the others some say no, and a second round has their places.
  for (const [place, phone] of begun.phones.entries()) world.partners.reply(phone, place % 4 === 0 ? '2' : '1')
  await world.advance({ hours: 30 })
  const told = { flagEffect: (await read(`/v1/transfer-batches/${begun.batchId}/fairness`))['flagEffect'] }
  const rounds: number[] = []
  while (await world.deps.bucket.has(batchKeys(begun.batchId).round(rounds.length + 1))) rounds.push(rounds.length + 1)
  const items = await itemsNow()
  expect(new Set(items('offer').map(({ round }) => round)).size).toBeGreaterThan(1)
  const raw = await world.deps.bucket.readJson<Parameters<typeof recountFlag>[1]>(batchKeys(begun.batchId).candidates)
  expect(told.flagEffect).toMatchObject({ helped: expect.toSatisfy((helped: number) => helped >= 10) })
  expect(differing('fairness', told, await recountFlag(items, raw, rounds))).toEqual([])
  const helped = raw.find(
    ({ priority, workerId }) => priority && items('offer').some((one) => one['workerId'] === workerId),
  )
  await change(items('offer').find(({ workerId }) => workerId === helped?.workerId)!, 'round', 9)
  expect(differing('fairness', told, await recountFlag(await itemsNow(), raw, rounds))).not.toEqual([])
  await plant.close()
})

test('who was proposed for a journey home, asked, and said what, from proposals, asks and offers', async () => {
  await openNext({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  const { plant, people } = await openPost(world, 6)
  const [gone, yes, no] = people
  const { body: home } = await startReturns(world, [plant.id])
  await world.advance({ minutes: 10 })
  await plant.send('return.proposed', proposal(home.batchId, people.slice(0, 5)))
  const differs = async (seen: (item: RawItem) => boolean = () => true) => {
    const told = await read(`/v1/return-batches/${home.batchId}`)
    const items = await itemsNow()
    return differing(
      'returns',
      told,
      recountReturns((entity) => items(entity).filter(seen), home.batchId),
    )
  }
  expect(await differs()).toEqual([])
  const { batchId: of, chunk, workerId } = gone!.placement
  const left = { state: 'left' as const, at: world.clock.now() }
  await world.deps.placements.move(of, chunk, [{ workerId, from: ['handed-over'], to: left }])
  await world.advance({ hours: 50 })
  world.partners.reply(yes!.phone, '1')
  world.partners.reply(no!.phone, '2')
  await world.advance({ hours: 1 })
  expect((await figuresOf(world, home.batchId)).total).toMatchObject({
    proposed: 5,
    asked: 4,
    yes: 1,
    stay: 1,
    open: 2,
  })
  expect(await differs()).toEqual([])
  expect(await differs(({ state }) => state !== 'declined')).toContain('returns/total/stay: told 1, counted 0')
  await plant.close()
})

test('so every figure was counted anew', () => {
  const found = new Set<string>([...compared].flatMap((place) => [...figuresAt(place), place.split('/').at(-1) ?? '']))
  expect(Object.keys(figures).filter((id) => !found.has(id))).toEqual([])
})
