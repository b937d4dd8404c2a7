import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { JobOrderId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, epochOf, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { generateJobOrders } from '../../local/demo/generate-job-orders.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { importSheet } from '../../local/demo/import-sheet.ts'
import { type Office, openOffice } from '../../local/demo/office.ts'
import { openEnterprises } from '../../local/demo/open-enterprises.ts'
import { openStory } from '../../local/demo/story.ts'
import { ApiClient } from '../../local/partners/api-client.ts'
import { openLedger } from '../../local/partners/ledger.ts'
import type { Page } from '../../storage/database.ts'
import type { World } from '../world.ts'

const counties = ['530602', '530621']
const hoursToWait = 20 * 24

/** A batch of some forty people, unless told, among enterprises that all answer, and a coordinator's ways to follow it. */
export interface RunningBatch {
  readonly office: Office
  readonly path: string
  look(): Promise<TransferBatch>
  /** What came before it belongs to another batch of the same people; absent where there was none. */
  readonly since?: Instant
  /** Lets time pass until the batch is at this step. */
  reach(step: TransferBatch['progress']['step']): Promise<TransferBatch>
  placements(): Promise<Placement[]>
  /** Starts a second batch for the same people, and says how many candidates it finds. */
  candidatesNow(): Promise<number>
}

export interface BatchOptions {
  readonly workers?: number
  /** Job orders of enterprises that the test plays itself. */
  readonly besides?: readonly JobOrder[]
  readonly smsBudgetYuan?: number
}

/** What a batch is asked for with. */
export interface BatchOrder {
  readonly campaign: string
  readonly counties: readonly string[]
  readonly jobOrders: readonly JobOrderId[]
  readonly travelWindow: { readonly from: CalendarDate; readonly to: CalendarDate }
  readonly answerHours: number
  readonly smsBudgetYuan?: number
}

/** Everything that comes before a batch: people who are registered, enterprises that have reported, and the order for all of them. */
export async function prepareBatch(
  world: World,
  { workers = 40, besides = [], smsBudgetYuan }: BatchOptions = {},
): Promise<{ office: Office; survey: Awaited<ReturnType<typeof importSheet>>; order: BatchOrder }> {
  const until = (moment: Instant) =>
    world.advance({ seconds: Math.max(0, (epochOf(moment) - epochOf(world.clock.now())) / 1000) })
  const office = openOffice(new ApiClient(world), world.clock, until)
  const story = openStory(openLedger(), world.clock)
  const today = dateInShanghai(world.clock.now())
  const { csv } = generateSurveySheet({ workers, seed: 5, counties, today })
  const survey = await importSheet(office, story, { fileName: 'survey.csv', content: csv })
  const startFrom = plusDays(today, 16)
  const drafts = generateJobOrders({ candidates: survey.outcome.candidates, seed: 5, startFrom })
  const { reported } = await openEnterprises(office, story, drafts, world.partners.enterprise)
  const ofOthers = new Set(besides.map(({ id }) => id))
  const jobOrders = [...reported.filter(({ id }) => !ofOthers.has(id)), ...besides]
  const order = {
    campaign: '春风行动',
    counties,
    jobOrders: jobOrders.map(({ id }) => id),
    travelWindow: { from: plusDays(today, 12), to: plusDays(startFrom, 3) },
    answerHours: 24,
    ...(smsBudgetYuan && { smsBudgetYuan }),
  }
  return { office, survey, order }
}

export async function startRunningBatch(world: World, options?: BatchOptions): Promise<RunningBatch> {
  const { office, order } = await prepareBatch(world, options)
  return beginBatch(world, office, order, 'first')
}

/** `key` is the batch's own among those that are begun in one world. */
export async function beginBatch(world: World, office: Office, order: BatchOrder, key: string): Promise<RunningBatch> {
  const { batchId } = await office.post<TransferBatch>('/v1/transfer-batches', key, order)
  const path = `/v1/transfer-batches/${batchId}`
  const look = () => office.get<TransferBatch>(path)
  return {
    office,
    path,
    look,
    async reach(step) {
      for (let hour = 0; hour < hoursToWait; hour += 1) {
        // Past the API, which costs some times as much.
        const batch = await world.deps.batches.get(batchId)
        if (batch?.progress.step === step) return look()
        await world.advance({ hours: 1 })
      }
      throw new Error(`the batch did not come to "${step}" within ${hoursToWait} hours`)
    },
    async placements() {
      const all: Placement[] = []
      // A page is a chunk.
      for (let cursor: string | null = '0'; cursor !== null; ) {
        const path = `/v1/placements?batchId=${batchId}&cursor=${cursor}`
        const page: Page<Placement> = await office.get(path)
        all.push(...page.items)
        cursor = page.next
      }
      return all
    },
    async candidatesNow() {
      const second = await office.post<TransferBatch>('/v1/transfer-batches', 'second', order)
      await world.advance({ minutes: 5 })
      const { counts } = await office.get<TransferBatch>(`/v1/transfer-batches/${second.batchId}`)
      return counts.candidates
    },
  }
}
