import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { ExplainedRound } from '../../domain/matching/explain-round.ts'
import type { FairnessReport } from '../../domain/matching/fairness-report.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { beginBatch, type RunningBatch } from '../batches/begin-batch.ts'
import { openPlant, type Plant } from '../enterprises/plant.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'

type TokenFor = Parameters<World['token']>[0]

const able = 14
const places = 11

const helpedFirst = { priorityPolicy: 'p01', priorityUntil: '2027-12-31', priorityConsent: '是' }

let world: World
let plant: Plant
let batch: RunningBatch
/** Fourteen people who can take the job, three of them first in line, and five whom something keeps from it. */
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(world)
  batch = await beginBatch(world, plant, [
    ...Array.from({ length: able }, (_, place) => (place < 3 ? helpedFirst : {})),
    { companionGroup: '一组' },
    { companionGroup: '一组', destinations: '北京市' },
    { minimumMonthlyWage: '20000' },
    { destinations: '北京市' },
    { minimumMonthlyWage: '20000', destinations: '北京市' },
  ])
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const look = async (path: string, staff: TokenFor) =>
  world.call('GET', `/v1/transfer-batches/${batch.batchId}/${path}`, { token: await world.token(staff) })
const fairness = async (staff: TokenFor = { role: 'auditor' }) => (await look('fairness', staff)).body as FairnessReport

async function ownCounty(): Promise<TokenFor> {
  const [worker] = await batch.workers()
  return { role: 'county', counties: [worker!.countyCode] }
}

/** What the county's colleague is told about the first worker of whom this is true. */
async function explained(isIt: (worker: Worker) => boolean): Promise<ExplainedRound[]> {
  const worker = (await batch.workers()).find(isIt)
  const { body } = await look(`workers/${worker?.workerId}/explanation`, await ownCounty())
  return (body as { rounds: ExplainedRound[] }).rounds
}
const offersOf = async (round: number) =>
  (await world.deps.offers.ofChunk(batch.batchId, 0)).filter((one) => one.round === round)
const asksTooMuch = ({ minimumMonthlyWage }: Worker) => minimumMonthlyWage?.minorUnits === 2_000_000
/** The others would go to either of two provinces. */
const wantsBeijing = ({ destinations, companionGroup }: Worker) => destinations.length === 1 && companionGroup === null
const hasCompanion = ({ destinations, companionGroup }: Worker) => destinations.length === 2 && companionGroup !== null

test('before anything is matched the report counts candidates, and there is nothing to explain', async () => {
  expect(await fairness()).toMatchObject({ all: { workers: able + 5, offered: 0, acceptanceRate: null } })
  expect(await explained(() => true)).toEqual([])
})

test('after the first round staff are told why who has an offer, and why who has none', async () => {
  await batch.confirm({ answer: 'partial', confirmed: places })
  await world.advance({ hours: 1 })
  const offered = new Set((await offersOf(1)).map(({ workerId }) => workerId))
  expect(offered.size).toBe(places)
  const points = { destination: 30, wage: 10, skill: 0 }
  expect(await explained(({ workerId, qualifiesUntil }) => offered.has(workerId) && qualifiesUntil === null)).toEqual([
    {
      round: 1,
      offered: true,
      explanation: { outcome: 'placed', jobOrder: batch.order.id, score: points },
      detail: `Matched with ${batch.order.id} for 40 points: 30 for the province, 10 for the wage, 0 for the skill.`,
      words: {
        zh: `匹配到${batch.order.id}，共40分：省份30分，工资10分，技能0分。`,
        en: expect.stringContaining('for 40 points'),
      },
    },
  ])
  // Fourteen for eleven places, three of them helped first: each of those has one, and is told whether that was why.
  const [first] = await explained(({ workerId, qualifiesUntil }) => offered.has(workerId) && qualifiesUntil !== null)
  expect(first).toMatchObject({ offered: true, helpedFirst: expect.stringMatching(/^(?:helped|no-difference)$/) })
  expect(first?.words.zh).toMatch(/优先资格/)
  expect(JSON.stringify(first)).not.toMatch(/\bp01\b|就业困难/)
  const reasonOf = async (isIt: (worker: Worker) => boolean) => {
    const [first] = await explained((worker) => !offered.has(worker.workerId) && isIt(worker))
    return first?.explanation
  }
  expect(
    await reasonOf((worker) => !asksTooMuch(worker) && worker.companionGroup === null && !wantsBeijing(worker)),
  ).toEqual({ outcome: 'all-full', permittedJobOrders: [batch.order.id] })
  expect(await reasonOf((worker) => asksTooMuch(worker) && !wantsBeijing(worker))).toMatchObject({ obstacle: 'wage' })
  expect(await reasonOf((worker) => wantsBeijing(worker) && !asksTooMuch(worker))).toMatchObject({
    obstacle: 'province',
  })
  expect(await reasonOf((worker) => wantsBeijing(worker) && asksTooMuch(worker))).toMatchObject({
    obstacles: ['province', 'wage'],
  })
  expect(await reasonOf(hasCompanion)).toMatchObject({ outcome: 'companions', openJobOrders: [] })
})

test('after the second round who said no is told that no other job suits, and the report counts who said yes', async () => {
  const [declines, ...accept] = batch.phones
  world.partners.reply(declines!, '2')
  for (const phone of accept) world.partners.reply(phone, '1')
  await world.advance({ hours: 30 })
  const declined = (await offersOf(1)).find(({ state }) => state === 'declined')
  expect(await explained(({ workerId }) => workerId === declined?.workerId)).toMatchObject([
    { round: 1, offered: true, explanation: { outcome: 'placed' } },
    { round: 2, offered: false, explanation: { outcome: 'one-obstacle', obstacle: 'already-offered' } },
  ])
  const accepted = (await offersOf(1)).find(({ state }) => state === 'accepted')
  expect(await explained(({ workerId }) => workerId === accepted?.workerId)).toHaveLength(1)

  const row = { workers: 19, offered: 12, accepted: 10, placed: 10 }
  const [worker] = await batch.workers()
  expect(await fairness()).toMatchObject({
    all: row,
    byCounty: [{ counties: [worker!.countyCode], ...row }],
    // Three priority workers are too few to be shown.
    byPriority: null,
    flagEffect: null,
  })

  // Ten yeses of eleven places: none is late, and the order is not filled.
  expect((await look('times-to-fill', await ownCounty())).body).toMatchObject({
    items: [{ jobOrderId: batch.order.id, post: batch.order.post, places, filled: 10, filledAt: null, hours: null }],
  })

  const { body } = await look('fairness?format=xlsx', { role: 'auditor' })
  const printed = (await readSheet(Buffer.from(body as Uint8Array))).find(([first]) => first === '全部候选人')
  expect(printed).toEqual(['全部候选人', 19, 12, 10, 10, expect.closeTo(10 / 12), expect.closeTo(10 / 19)])
})

test('a county sees its own batches and people only; a station and a stranger’s batch see nothing', async () => {
  const [worker] = await batch.workers()
  const own = await ownCounty()
  const path = `workers/${worker!.workerId}/explanation`
  expect((await fairness(own)).byCounty).toHaveLength(1)
  const other: TokenFor = { role: 'county', counties: ['533421'] }
  for (const looked of ['fairness', path]) {
    expect(await look(looked, other)).toMatchObject({ status: 403 })
    expect(await look(looked, { role: 'station', cities: ['441900'] })).toMatchObject({ status: 403 })
    expect(await look(looked, { role: 'auditor' })).toMatchObject({ status: 200 })
  }
  expect(await look('workers/wrk_0123456789/explanation', own)).toMatchObject({ status: 404 })
})
