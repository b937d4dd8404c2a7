import * as z from 'zod'
import { CancelBatch, DecideApproval } from '../domain/batches/decide-batch.ts'
import { StartTransferBatch, TransferBatch } from '../domain/batches/transfer-batch.ts'
import { Agreement } from '../domain/enterprises/agreement.ts'
import { Enterprise } from '../domain/enterprises/enterprise.ts'
import { InboundEnterpriseEvent } from '../domain/enterprises/enterprise-events.ts'
import { JobOrder } from '../domain/enterprises/job-order.ts'
import { OfferAgreement } from '../domain/enterprises/offer-agreement.ts'
import { RegisterEnterprise } from '../domain/enterprises/register-enterprise.ts'
import { ReportJobOrder } from '../domain/enterprises/report-job-order.ts'
import { BatchId, EnterpriseId, JobOrderId, SurveyId } from '../domain/kernel/ids.ts'
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
  'enterprises/create-enterprise': {
    method: 'POST',
    path: '/v1/enterprises',
    calledBy: { staff: ['province'] },
    summary: 'Register an enterprise; answers the secret of its webhooks this once',
    body: RegisterEnterprise,
    answers: z.object({ enterprise: Enterprise, webhookSecret: z.string() }),
    success: 201,
    needs: { table: 'write', secrets: ['sealing', 'webhooks'] },
  },
  'enterprises/list-enterprises': {
    method: 'GET',
    path: '/v1/enterprises',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The enterprises, newest first',
    query: PageQuery,
    answers: pageOf(Enterprise),
    success: 200,
    needs: { table: 'read' },
  },
  'enterprises/get-enterprise': {
    method: 'GET',
    path: '/v1/enterprises/{enterpriseId}',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'An enterprise, and whether a broken promise pauses it',
    params: z.object({ enterpriseId: EnterpriseId }),
    answers: Enterprise,
    success: 200,
    needs: { table: 'read' },
  },
  'enterprises/rotate-webhook-secret': {
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/webhook-secret/rotate',
    calledBy: { staff: ['province'] },
    summary: 'Begin a new webhook secret; the one before counts for another 24 hours',
    params: z.object({ enterpriseId: EnterpriseId }),
    answers: z.object({ enterprise: Enterprise, webhookSecret: z.string() }),
    success: 200,
    needs: { table: 'write', secrets: ['sealing', 'webhooks'] },
  },
  'enterprises/create-agreement': {
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/agreements',
    calledBy: { staff: ['province'] },
    summary: 'Offer an agreement, which the enterprise signs by its webhook',
    params: z.object({ enterpriseId: EnterpriseId }),
    body: OfferAgreement,
    answers: Agreement,
    success: 201,
    needs: { table: 'write', workflows: ['enterprises/sign-agreement'], secrets: ['sealing'] },
  },
  'enterprises/list-agreements': {
    method: 'GET',
    path: '/v1/enterprises/{enterpriseId}/agreements',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The agreements of an enterprise, newest first',
    params: z.object({ enterpriseId: EnterpriseId }),
    query: PageQuery,
    answers: pageOf(Agreement),
    success: 200,
    needs: { table: 'read' },
  },
  'enterprises/place-job-order': {
    method: 'POST',
    path: '/v1/job-orders',
    calledBy: { staff: ['province', 'county'] },
    summary: 'Report a job order on behalf of the enterprise whose agreement it names',
    body: ReportJobOrder,
    answers: JobOrder,
    success: 201,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'enterprises/list-job-orders': {
    method: 'GET',
    path: '/v1/job-orders',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The job orders of all enterprises or of one, newest first',
    query: PageQuery.extend({ enterpriseId: EnterpriseId.optional() }),
    answers: pageOf(JobOrder),
    success: 200,
    needs: { table: 'read' },
  },
  'enterprises/get-job-order': {
    method: 'GET',
    path: '/v1/job-orders/{jobOrderId}',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'A job order',
    params: z.object({ jobOrderId: JobOrderId }),
    answers: JobOrder,
    success: 200,
    needs: { table: 'read' },
  },
  'enterprises/receive-event': {
    method: 'POST',
    path: '/webhooks/enterprises/{enterpriseId}',
    calledBy: 'enterprise',
    summary: 'Every event that an enterprise sends, signed as Standard Webhooks say',
    params: z.object({ enterpriseId: EnterpriseId }),
    body: InboundEnterpriseEvent,
    success: 204,
    needs: { table: 'write', answersWaits: true, secrets: ['webhooks'] },
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
  'enterprises/tell-agreement': { needs: { table: 'read', secrets: ['webhooks'] } },
  'enterprises/await-signature': { needs: { table: 'write', answersWaits: true } },
  'enterprises/activate-agreement': { needs: { table: 'write' } },
  'enterprises/close-agreement': { needs: { table: 'write' } },
  'enterprises/open-headcount': { needs: { table: 'write' } },
  'enterprises/ask-headcount': { needs: { table: 'read', secrets: ['webhooks'] } },
  'enterprises/await-headcount': { needs: { table: 'write', answersWaits: true } },
  'enterprises/remind-headcount': { needs: { table: 'read', secrets: ['webhooks'] } },
  'enterprises/release-headcount': { needs: { table: 'write' } },
  'enterprises/tell-headcount-released': { needs: { table: 'read', secrets: ['webhooks'] } },
  'enterprises/release-headcounts': { needs: { table: 'write', secrets: ['webhooks'] }, seconds: 600 },
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
  'stabilisation/form-cohorts': {
    needs: { table: 'write', bucket: 'write', workflows: ['stabilisation/resolve-case'] },
    memory: 1024,
    seconds: 600,
  },
  'stabilisation/plan-check-ins': { needs: { table: 'read' } },
  'stabilisation/ask-cohort': { needs: { table: 'write', secrets: ['sealing', 'links', 'sms'] } },
  'stabilisation/close-check-in': { needs: { table: 'write', workflows: ['stabilisation/resolve-case'] } },
  'stabilisation/note-missed-check-in': { needs: { table: 'write' } },
  'stabilisation/assign-case': { needs: { table: 'write', answersWaits: true } },
  'stabilisation/give-up-case': { needs: { table: 'write' } },
} as const satisfies Record<string, TaskEntry>

export type TaskName = keyof typeof tasks
