import * as z from 'zod'
import { AddCandidates, AddedCandidate } from '../../domain/batches/add-candidates.ts'
import { BatchPlaces } from '../../domain/batches/batch-places.ts'
import { BatchWarning } from '../../domain/batches/batch-warnings.ts'
import { CampaignFigures } from '../../domain/batches/campaign-figures.ts'
import { CancelBatch } from '../../domain/batches/decide-batch.ts'
import { DecideStall } from '../../domain/batches/stall.ts'
import { BatchProgress, StartTransferBatch, TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { CallOff, Campaign, ChangeCampaign } from '../../domain/campaigns/campaign.ts'
import { HeadcountRequest, HeadcountStanding } from '../../domain/enterprises/headcount.ts'
import { Reachability } from '../../domain/enterprises/reachability.ts'
import { BatchId, CampaignId, EnterpriseId, StallId } from '../../domain/kernel/ids.ts'
import { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'
import { StallView } from './stall-view.ts'

export const routes = {
  'start-transfer-batch': {
    operation: 'batches/start-transfer-batch',
    method: 'POST',
    path: '/v1/transfer-batches',
    calledBy: { staff: ['province'] },
    summary: 'Start a transfer batch',
    body: StartTransferBatch,
    answers: TransferBatch,
    success: 202,
    makes: 'batchId',
    refuses: ['invalid-state'],
    needs: {
      table: 'write',
      bucket: { write: ['batches/'] },
      workflows: ['batches/run-transfer-batch'],
      secrets: ['sealing'],
    },
  },
  'list-transfer-batches': {
    operation: 'batches/list-transfer-batches',
    method: 'GET',
    path: '/v1/transfer-batches',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'The transfer batches, newest first, with how many places were asked for, confirmed, and filled so far; a county those in which its people take part',
    query: PageQuery,
    answers: pageOf(TransferBatch.and(z.object({ places: BatchPlaces }))),
    success: 200,
    needs: { table: 'read' },
  },
  'get-transfer-batch': {
    operation: 'batches/get-transfer-batch',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'Which step the batch is in, what it waits for, since when and until when, the counts so far, places among them, which plan stands and which were set aside, the steps taken, and those that wait for an operator (the first 20)',
    params: z.object({ batchId: BatchId }),
    answers: z.intersection(
      TransferBatch,
      /**
       * `plan`: the name of the plan that stands, for whoever decides on it; null before there is one. `steps`: taken so far, oldest
       * first; of batches that earlier releases began only those since. `warnings`: what is to be seen to at this moment, and how.
       */
      z.object({
        plan: z.string().nullable(),
        stalls: z.array(StallView),
        steps: z.array(BatchProgress),
        warnings: z.array(BatchWarning),
      }),
    ),
    success: 200,
    needs: { table: 'read' },
  },
  'get-campaign-figures': {
    operation: 'batches/get-campaign-figures',
    method: 'GET',
    path: '/v1/campaigns/{campaignId}/figures',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'How far a campaign is against its targets at this moment, by what its batches say themselves; batches that name it count, and those that only bear its name',
    params: z.object({ campaignId: CampaignId }),
    answers: CampaignFigures,
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
  'change-campaign': {
    operation: 'batches/change-campaign',
    method: 'PATCH',
    path: '/v1/campaigns/{campaignId}',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Change a campaign that has not ended, by what is named: no event may fall outside of it, and what its batches were started under stays',
    params: z.object({ campaignId: CampaignId }),
    body: ChangeCampaign,
    answers: Campaign,
    success: 200,
    refuses: ['conflict', 'invalid-state'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'call-off-campaign': {
    operation: 'batches/call-off-campaign',
    method: 'POST',
    path: '/v1/campaigns/{campaignId}/cancellation',
    calledBy: { staff: ['province', 'county'] },
    summary: 'Call a campaign off, once none of its events is to come and none of its batches runs',
    params: z.object({ campaignId: CampaignId }),
    body: CallOff,
    answers: Campaign,
    success: 200,
    refuses: ['conflict', 'invalid-state'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'list-headcounts': {
    operation: 'batches/list-headcounts',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/headcounts',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'What each enterprise of the batch was asked for which job order, when it was told last, what came of it and why, how many were offered it and said yes, and since when its server takes no events; all, or the questions in one state',
    params: z.object({ batchId: BatchId }),
    query: PageQuery.extend({ state: z.enum(['open', 'answered', 'released']).optional() }),
    answers: pageOf(
      HeadcountStanding.extend({
        request: HeadcountRequest,
        enterpriseId: EnterpriseId,
        enterpriseName: z.string(),
        /** Of the job order, to tell it by. */
        post: z.string(),
        cityCode: z.string(),
        startDate: CalendarDate,
        /** Offers made so far, and the yeses that stand. */
        offered: z.int().nonnegative(),
        accepted: z.int().nonnegative(),
        reachability: Reachability.optional(),
        toldAt: Instant.optional(),
      }),
    ),
    success: 200,
    needs: { table: 'read' },
  },
  'add-candidates': {
    operation: 'batches/add-candidates',
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/candidates',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Let people take part in a running batch from its next round on, by their ids or all whose rows of a survey were corrected; says of each what became of them, or with dryRun what would',
    params: z.object({ batchId: BatchId }),
    body: AddCandidates,
    answers: z.object({
      batchId: BatchId,
      added: z.int().nonnegative(),
      alreadyIn: z.int().nonnegative(),
      refused: z.int().nonnegative(),
      people: z.array(AddedCandidate),
    }),
    success: 200,
    refuses: ['busy', 'invalid-state', 'too-large'],
    needs: { table: 'write', bucket: { write: ['batches/'] }, secrets: ['sealing'] },
    memory: 1024,
  },
  'cancel-batch': {
    operation: 'batches/cancel-batch',
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/cancel',
    calledBy: { staff: ['province'] },
    summary: 'End the batch before anybody travels and release what was held',
    params: z.object({ batchId: BatchId }),
    body: CancelBatch,
    answers: TransferBatch,
    success: 202,
    refuses: ['conflict', 'invalid-state'],
    needs: {
      table: 'write',
      workflows: ['batches/run-transfer-batch', 'batches/release-batch'],
      secrets: ['sealing'],
    },
  },
  'list-stalls': {
    operation: 'batches/list-stalls',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/stalls',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'The steps of a batch that failed for hours: those that wait for an operator, or all with what was decided',
    params: z.object({ batchId: BatchId }),
    query: PageQuery.extend({ standing: z.enum(['open', 'all']).default('all') }),
    answers: pageOf(StallView),
    success: 200,
    needs: { table: 'read' },
  },
  'list-all-stalls': {
    operation: 'batches/list-all-stalls',
    method: 'GET',
    path: '/v1/stalls',
    calledBy: { staff: ['province', 'auditor'] },
    summary:
      'The steps that failed for hours, over all batches: those that wait for an operator, or all with what was decided; a page may be short before the end',
    query: PageQuery.extend({ standing: z.enum(['open', 'all']).default('open') }),
    answers: pageOf(StallView),
    success: 200,
    needs: { table: 'read' },
  },
  'decide-stall': {
    operation: 'batches/decide-stall',
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/stalls/{stallId}',
    calledBy: { staff: ['province'] },
    summary: 'Have a step that failed for hours tried again, or let the batch go on without it',
    params: z.object({ batchId: BatchId, stallId: StallId }),
    body: DecideStall,
    answers: StallView,
    success: 200,
    refuses: ['conflict', 'invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'freeze-candidates': { needs: { table: 'write', bucket: { write: ['batches/'] } }, memory: 1024, seconds: 600 },
  'note-progress': { needs: { table: 'write' } },
  'ask-approval': { needs: { table: 'write', answersWaits: true } },
  'await-operator': { needs: { table: 'write', answersWaits: true } },
  'begin-release': {
    needs: {
      table: 'write',
      bucket: { write: ['batches/'] },
      workflows: [
        'enterprises/confirm-headcount',
        'transport/book-trip',
        'transport/run-trip',
        'transport/reaccommodate',
      ],
    },
    seconds: 600,
  },
  'conclude-batch': { needs: { table: 'write' } },
} as const satisfies Record<string, TaskEntry>
