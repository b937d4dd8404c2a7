import * as z from 'zod'
import { Agreement } from '../../domain/enterprises/agreement.ts'
import { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { JobOrder } from '../../domain/enterprises/job-order.ts'
import { OfferAgreement } from '../../domain/enterprises/offer-agreement.ts'
import { JobOrderPlaces } from '../../domain/enterprises/place-claim.ts'
import { RegisterEnterprise } from '../../domain/enterprises/register-enterprise.ts'
import { ReportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { EnterpriseId, JobOrderId } from '../../domain/kernel/ids.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

export const routes = {
  'create-enterprise': {
    operation: 'enterprises/create-enterprise',
    method: 'POST',
    path: '/v1/enterprises',
    calledBy: { staff: ['province'] },
    summary: 'Register an enterprise; answers the secret of its webhooks this once',
    body: RegisterEnterprise,
    answers: z.object({ enterprise: Enterprise, webhookSecret: z.string() }),
    success: 201,
    makes: 'enterprise.id',
    needs: { table: 'write', secrets: ['sealing', 'webhooks'] },
  },
  'list-enterprises': {
    operation: 'enterprises/list-enterprises',
    method: 'GET',
    path: '/v1/enterprises',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The enterprises, newest first',
    query: PageQuery,
    answers: pageOf(Enterprise),
    success: 200,
    needs: { table: 'read' },
  },
  'get-enterprise': {
    operation: 'enterprises/get-enterprise',
    method: 'GET',
    path: '/v1/enterprises/{enterpriseId}',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'An enterprise, and whether a broken promise pauses it',
    params: z.object({ enterpriseId: EnterpriseId }),
    answers: Enterprise,
    success: 200,
    needs: { table: 'read' },
  },
  'rotate-webhook-secret': {
    operation: 'enterprises/rotate-webhook-secret',
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/webhook-secret/rotate',
    calledBy: { staff: ['province'] },
    summary: 'Begin a new webhook secret; the one before counts for another 24 hours',
    params: z.object({ enterpriseId: EnterpriseId }),
    answers: z.object({ enterprise: Enterprise, webhookSecret: z.string() }),
    success: 200,
    needs: { table: 'write', secrets: ['sealing', 'webhooks'] },
  },
  'create-agreement': {
    operation: 'enterprises/create-agreement',
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/agreements',
    calledBy: { staff: ['province'] },
    summary: 'Offer an agreement, which the enterprise signs by its webhook',
    params: z.object({ enterpriseId: EnterpriseId }),
    body: OfferAgreement,
    answers: Agreement,
    success: 201,
    makes: 'id',
    needs: { table: 'write', workflows: ['enterprises/sign-agreement'], secrets: ['sealing'] },
  },
  'list-agreements': {
    operation: 'enterprises/list-agreements',
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
  'place-job-order': {
    operation: 'enterprises/place-job-order',
    method: 'POST',
    path: '/v1/job-orders',
    calledBy: { staff: ['province', 'county'] },
    summary: 'Report a job order on behalf of the enterprise whose agreement it names',
    body: ReportJobOrder,
    answers: JobOrder,
    success: 201,
    makes: 'id',
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'list-job-orders': {
    operation: 'enterprises/list-job-orders',
    method: 'GET',
    path: '/v1/job-orders',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The job orders of all enterprises or of one, newest first',
    query: PageQuery.extend({ enterpriseId: EnterpriseId.optional() }),
    answers: pageOf(JobOrder),
    success: 200,
    needs: { table: 'read' },
  },
  'get-job-order': {
    operation: 'enterprises/get-job-order',
    method: 'GET',
    path: '/v1/job-orders/{jobOrderId}',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'A job order, and where its places are: asked, confirmed, offered, accepted, handed over, free, by batch',
    params: z.object({ jobOrderId: JobOrderId }),
    answers: JobOrder.extend({ places: JobOrderPlaces }),
    success: 200,
    needs: { table: 'read' },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'tell-agreement': { needs: { table: 'read', secrets: ['webhooks'] } },
  'await-signature': { needs: { table: 'write', answersWaits: true } },
  'activate-agreement': { needs: { table: 'write' } },
  'close-agreement': { needs: { table: 'write' } },
  'open-headcount': { needs: { table: 'write' } },
  'ask-headcount': { needs: { table: 'read', secrets: ['webhooks'] } },
  'await-headcount': { needs: { table: 'write', answersWaits: true } },
  'remind-headcount': { needs: { table: 'read', secrets: ['webhooks'] } },
  'release-headcount': { needs: { table: 'write' } },
  'tell-headcount-released': { needs: { table: 'read', secrets: ['webhooks'] } },
  'release-headcounts': { needs: { table: 'write', secrets: ['webhooks'] }, seconds: 600 },
} as const satisfies Record<string, TaskEntry>
