import * as z from 'zod'
import { CancelBatch, DecideApproval } from '../domain/batches/decide-batch.ts'
import { StartTransferBatch, TransferBatch } from '../domain/batches/transfer-batch.ts'
import { BatchId, SurveyId } from '../domain/kernel/ids.ts'
import { CreateSurvey, Survey } from '../domain/surveys/survey.ts'
import type { RouteEntry, TaskEntry } from './wiring/catalog-entry.ts'
import { PageQuery, pageOf } from './wiring/page-query.ts'

/**
 * Every route: `<room>/<verb>` is the handler's file. CDK, the local runtime, the API document and the tests read it.
 * A route takes its line here and nothing else outside its room.
 */
export const routes = {
  'surveys/create-survey': {
    method: 'POST',
    path: '/v1/surveys',
    calledBy: { staff: ['county', 'province'] },
    summary: 'Announce a survey sheet; answers a link to upload it to',
    body: CreateSurvey,
    answers: z.object({ surveyId: SurveyId, upload: z.object({ method: z.literal('PUT'), url: z.url() }) }),
    success: 201,
    needs: { table: 'write', bucket: 'write', secrets: ['sealing'] },
  },
  'surveys/import-survey': {
    method: 'POST',
    path: '/v1/surveys/{surveyId}/import',
    calledBy: { staff: ['county', 'province'] },
    summary: 'Import the uploaded sheet',
    params: z.object({ surveyId: SurveyId }),
    answers: Survey,
    success: 202,
    needs: { table: 'write', bucket: 'read', workflows: ['surveys/import-survey'], secrets: ['sealing'] },
  },
  'surveys/get-survey': {
    method: 'GET',
    path: '/v1/surveys/{surveyId}',
    calledBy: { staff: ['county', 'province', 'auditor'] },
    summary: 'How the import stands, with its counts',
    params: z.object({ surveyId: SurveyId }),
    answers: Survey,
    success: 200,
    needs: { table: 'read' },
  },
  'surveys/get-rejected-rows': {
    method: 'GET',
    path: '/v1/surveys/{surveyId}/rejected.csv',
    calledBy: { staff: ['county', 'province'] },
    summary: 'The rejected rows with their reasons, to be corrected and uploaded again',
    params: z.object({ surveyId: SurveyId }),
    answers: 'text/csv',
    success: 200,
    needs: { table: 'read', bucket: 'read', secrets: ['sealing'] },
  },
  'batches/start-transfer-batch': {
    method: 'POST',
    path: '/v1/transfer-batches',
    calledBy: { staff: ['province'] },
    summary: 'Start a transfer batch',
    body: StartTransferBatch,
    answers: TransferBatch,
    success: 202,
    needs: { table: 'write', bucket: 'write', workflows: ['batches/run-transfer-batch'], secrets: ['sealing'] },
  },
  'batches/list-transfer-batches': {
    method: 'GET',
    path: '/v1/transfer-batches',
    calledBy: { staff: ['province', 'auditor'] },
    summary: 'The transfer batches, newest first',
    query: PageQuery,
    answers: pageOf(TransferBatch),
    success: 200,
    needs: { table: 'read' },
  },
  'batches/get-transfer-batch': {
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'Which step the batch is in, what it waits for, since when and until when, and the counts so far',
    params: z.object({ batchId: BatchId }),
    answers: TransferBatch,
    success: 200,
    needs: { table: 'read' },
  },
  'batches/approve-batch': {
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/approval',
    calledBy: { staff: ['province'] },
    summary: 'Approve the planned trips, or reject them and end the batch',
    params: z.object({ batchId: BatchId }),
    body: DecideApproval,
    success: 200,
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
  'batches/cancel-batch': {
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/cancel',
    calledBy: { staff: ['province'] },
    summary: 'End the batch before anybody travels and release what was held',
    params: z.object({ batchId: BatchId }),
    body: CancelBatch,
    answers: TransferBatch,
    success: 202,
    needs: {
      table: 'write',
      workflows: ['batches/run-transfer-batch', 'batches/release-batch'],
      secrets: ['sealing'],
    },
  },
} as const satisfies Record<string, RouteEntry>

export type RouteName = keyof typeof routes

/** Every task of a workflow: `<room>/<verb>` is the handler's file, and its name in the state machines. */
export const tasks = {
  'surveys/check-sheet': {
    needs: { table: 'write', bucket: 'write', secrets: ['sealing'] },
    memory: 2048,
    seconds: 600,
  },
  'surveys/register-workers': { needs: { table: 'write', bucket: 'read' }, memory: 1024 },
  'surveys/publish-survey': { needs: { table: 'write', bucket: 'write' } },
  'batches/freeze-candidates': { needs: { table: 'write', bucket: 'write' }, memory: 1024, seconds: 600 },
  'batches/note-progress': { needs: { table: 'write' } },
  'batches/ask-approval': { needs: { table: 'write', answersWaits: true } },
  'batches/count-journeys': { needs: { table: 'read' } },
  'batches/begin-release': {
    needs: {
      table: 'write',
      workflows: ['enterprises/confirm-headcount', 'transport/book-trip', 'transport/run-trip'],
    },
    seconds: 600,
  },
  'batches/conclude-batch': { needs: { table: 'write' } },
  'matching/match-workers': { needs: { table: 'read', bucket: 'write' }, memory: 1769, seconds: 900 },
  'matching/send-offers': {
    needs: { table: 'write', bucket: 'read', secrets: ['sealing', 'links', 'sms'] },
  },
  'matching/remind-silent': { needs: { table: 'write', secrets: ['sealing', 'links', 'sms'] } },
  'matching/close-offers': { needs: { table: 'write' } },
  'matching/withdraw-offers': { needs: { table: 'write' } },
} as const satisfies Record<string, TaskEntry>

export type TaskName = keyof typeof tasks
