import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { HeadcountAnswer } from '../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { BatchId, StallId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { counties } from '../../domain/kernel/places/counties.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { openJobOrder, type Plant } from '../enterprises/plant.ts'
import { importRows } from '../surveys/import-sheet.ts'
import { idBornOn, row, type WrittenRow } from '../surveys/written-sheet.ts'
import type { World } from '../world.ts'

const codes = [...counties.keys()]
let people = 0
/** By world, so that a file has the same counties, and roads, wherever it runs. */
const opened = new WeakMap<World, number>()

/** Willing people of a county that no batch has asked yet; each may be written otherwise. */
export async function openCounty(world: World, ...written: Partial<WrittenRow>[]) {
  const place = opened.get(world) ?? 0
  opened.set(world, place + 1)
  const countyCode = codes[place]!
  const today = dateInShanghai(world.clock.now())
  const rows = written.map((facts) => {
    people += 1
    const nationalId = idBornOn('1992-08-20', people)
    const phone = `155${String(people).padStart(8, '0')}`
    const asked = { surveyDate: plusDays(today, -5), earliestDeparture: '' }
    return row({ nationalId, phone, countyCode, ...asked, ...facts })
  })
  const survey = await importRows(world, ...rows)
  if (survey.state !== 'imported') throw new Error(JSON.stringify(survey))
  return { surveyId: survey.surveyId, countyCode, phones: rows.map(({ phone }) => phone) }
}

export interface RunningBatch {
  readonly batchId: BatchId
  readonly order: JobOrder
  readonly phones: readonly string[]
  /** What a coordinator sees. */
  look(): Promise<TransferBatch>
  /** The plant answers the question for headcount. */
  confirm(answer?: HeadcountAnswer): Promise<{ status: number; body: unknown }>
  decide(decision: object): Promise<{ status: number; body: unknown }>
  cancel(): Promise<{ status: number; body: unknown }>
  /** Has a stalled step tried again. */
  settle(stallId: StallId): Promise<{ status: number; body: unknown }>
  /** The county's workers as the registry knows them now. */
  workers(): Promise<readonly Worker[]>
}

export async function requestFor(world: World, countyCode: string, order: JobOrder) {
  const today = dateInShanghai(world.clock.now())
  return {
    campaign: '春风行动 2027',
    counties: [countyCode],
    jobOrders: [order.id],
    travelWindow: { from: plusDays(today, 12), to: plusDays(today, 18) },
    answerHours: 24,
  }
}

/** Starts a batch of three people for a new order of the plant and lets its first minutes pass. */
export async function beginBatch(
  world: World,
  plant: Plant,
  written: Partial<WrittenRow>[] = [{}, {}, {}],
): Promise<RunningBatch> {
  const { countyCode, phones } = await openCounty(world, ...written)
  const order = await openJobOrder(world, plant)
  const as = async () => world.token({ role: 'province', subject: 'zhao@province' })
  const body = await requestFor(world, countyCode, order)
  const started = await world.call('POST', '/v1/transfer-batches', { token: await as(), body })
  if (started.status !== 202) throw new Error(JSON.stringify(started))
  const { batchId } = started.body as TransferBatch
  await world.advance({ minutes: 10 })
  const post = async (path: string, sent: object) =>
    world.call('POST', `/v1/transfer-batches/${batchId}/${path}`, { token: await as(), body: sent })
  return {
    batchId,
    order,
    phones,
    look: async () =>
      (await world.call('GET', `/v1/transfer-batches/${batchId}`, { token: await as() })).body as TransferBatch,
    confirm: (answer = { answer: 'full' }) =>
      plant.send(
        'headcount.confirmed',
        { batchId, jobOrderId: order.id, answer },
        `confirm-${batchId}-${answer.answer}`,
      ),
    decide: (decision) => post('approval', decision),
    cancel: () => post('cancel', { why: '道路中断' }),
    settle: (stallId) => post(`stalls/${stallId}`, { decision: 'retry', reason: '已修复' }),
    workers: async () => (await world.deps.workers.ofCounty(countyCode, null)).items,
  }
}
