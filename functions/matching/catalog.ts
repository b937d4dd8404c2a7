import * as z from 'zod'
import { StartTransferBatch, TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { CityCode } from '../../domain/enterprises/job-order.ts'
import { BatchId, CampaignId, EnterpriseId, RecruitmentEventId, WorkerId } from '../../domain/kernel/ids.ts'
import { BatchForecast } from '../../domain/matching/batch-forecast.ts'
import { EventFigures } from '../../domain/matching/event-figures.ts'
import { ExplainedRound } from '../../domain/matching/explain-round.ts'
import { FairnessReport } from '../../domain/matching/fairness-report.ts'
import { OfferRound } from '../../domain/matching/offer-round.ts'
import { PostingStanding } from '../../domain/matching/posting-standing.ts'
import { RoundMessages } from '../../domain/matching/round-messages.ts'
import { TimeToFill } from '../../domain/matching/time-to-fill.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

export const routes = {
  'forecast-batch': {
    operation: 'matching/forecast-batch',
    method: 'POST',
    path: '/v1/transfer-batches/forecast',
    calledBy: { staff: ['province'] },
    summary:
      'What a batch would be likely to take before it is started: people, places, texts and yuan, each with what it stands on; nothing is begun',
    body: StartTransferBatch,
    answers: BatchForecast,
    success: 200,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'explain-offers': {
    operation: 'matching/explain-offers',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/workers/{workerId}/explanation',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'Why a candidate was matched with a job order in each round, or the nearest reason why with none',
    params: z.object({ batchId: BatchId, workerId: WorkerId }),
    answers: z.object({ batchId: BatchId, workerId: WorkerId, rounds: z.array(ExplainedRound) }),
    success: 200,
    needs: { table: 'read', bucket: { read: ['batches/'] } },
    memory: 1024,
  },
  'get-fairness-report': {
    operation: 'matching/get-fairness-report',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/fairness',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'Who was offered a job, said yes and has a place so far, by county and by priority category, as JSON or with format=xlsx to print',
    params: z.object({ batchId: BatchId }),
    query: z.object({ format: z.enum(['json', 'xlsx']).default('json') }),
    answers: FairnessReport,
    success: 200,
    needs: { table: 'read', bucket: { read: ['batches/'] } },
    memory: 1769,
  },
  'estimate-messages': {
    operation: 'matching/estimate-messages',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/messages/estimate',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'What the texts of the latest matched round come to, or of the first one at most: people, segments, yuan, three examples, and the budget that stops it',
    params: z.object({ batchId: BatchId }),
    answers: RoundMessages.extend({ isMatched: z.boolean() }),
    success: 200,
    needs: { table: 'read', bucket: { read: ['batches/'] } },
  },
  'list-rounds': {
    operation: 'matching/list-rounds',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/rounds',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'The rounds of offers that were matched, with what their texts come to; one without a time was stopped by the budget',
    params: z.object({ batchId: BatchId }),
    answers: z.object({ items: z.array(OfferRound) }),
    success: 200,
    needs: { table: 'read', bucket: { read: ['batches/'] } },
  },
  'get-event-figures': {
    operation: 'matching/get-event-figures',
    method: 'GET',
    path: '/v1/events/{eventId}/figures',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'What came of a recruitment event at this moment: who came, signed up, is registered, said yes to a post since, and was signed for by a plant',
    params: z.object({ eventId: RecruitmentEventId }),
    answers: EventFigures,
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
  'list-postings': {
    operation: 'matching/list-postings',
    method: 'GET',
    path: '/v1/campaigns/{campaignId}/postings',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'The posts of a campaign that were told to towns and villages, the latest first: who signed up, how many places are taken, and how long that took from publication; 25 a page at most',
    params: z.object({ campaignId: CampaignId }),
    query: PageQuery,
    answers: pageOf(PostingStanding),
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
  'list-times-to-fill': {
    operation: 'matching/list-times-to-fill',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/times-to-fill',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'How long each job order took from the question for its headcount to the yes for its last place',
    params: z.object({ batchId: BatchId }),
    answers: z.object({
      items: z.array(TimeToFill.extend({ enterpriseId: EnterpriseId, post: z.string(), cityCode: CityCode })),
    }),
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
  'set-message-budget': {
    operation: 'matching/set-message-budget',
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/messages/budget',
    calledBy: { staff: ['province'] },
    summary: 'Set what a batch may spend on texts; a round that it stopped is then tried again by its operator',
    params: z.object({ batchId: BatchId }),
    body: z.strictObject({ smsBudgetYuan: z.int().positive().nullable() }),
    answers: TransferBatch,
    success: 200,
    needs: { table: 'write', secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'match-workers': { needs: { table: 'write', bucket: { write: ['batches/'] } }, memory: 1769, seconds: 900 },
  'send-offers': {
    needs: {
      table: 'write',
      bucket: { read: ['batches/'] },
      workflows: ['notices/follow-messages'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'remind-silent': {
    needs: { table: 'write', workflows: ['notices/follow-messages'], secrets: ['sealing', 'details', 'links', 'sms'] },
  },
  'close-offers': { needs: { table: 'write' } },
  'withdraw-offers': {
    needs: { table: 'write', workflows: ['notices/follow-messages'], secrets: ['sealing', 'details', 'links', 'sms'] },
  },
} as const satisfies Record<string, TaskEntry>
