import * as z from 'zod'
import { EnterpriseLink, LinkStanding, MakeLink } from '../../domain/enterprises/enterprise-link.ts'
import { EnterpriseId, LinkId } from '../../domain/kernel/ids.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

/** Anything that is none leads nowhere, and is told so by the page itself. */
const params = z.object({ token: z.string() })
/** Which order a page is to show, and from where a long list goes on; what cannot be read is passed over. */
const query = z.object({
  order: z.string().max(60).optional().catch(undefined),
  from: z.coerce.number().int().min(0).max(100_000).optional().catch(undefined),
})
/** The fields of a form as they were typed: the page says which are wrong. */
const body = z.record(z.string(), z.string())
const staff = ['province', 'county', 'station'] as const

export const routes = {
  'create-link': {
    operation: 'enterprises/create-link',
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/links',
    calledBy: { staff },
    summary:
      "Make an enterprise's link for one purpose; its address is answered this once, and sent by SMS where asked",
    params: z.object({ enterpriseId: EnterpriseId }),
    body: MakeLink,
    answers: z.object({ link: EnterpriseLink, address: z.url() }),
    success: 201,
    refuses: ['invalid-state'],
    makes: 'link.id',
    needs: { table: 'write', secrets: ['sealing', 'links', 'sms'] },
  },
  'list-links': {
    operation: 'enterprises/list-links',
    method: 'GET',
    path: '/v1/enterprises/{enterpriseId}/links',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'The links of an enterprise, newest first, and how each stands; not their addresses',
    params: z.object({ enterpriseId: EnterpriseId }),
    query: PageQuery,
    answers: pageOf(EnterpriseLink.extend({ standing: LinkStanding })),
    success: 200,
    needs: { table: 'read' },
  },
  'revoke-link': {
    operation: 'enterprises/revoke-link',
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/links/{linkId}/revoke',
    calledBy: { staff },
    summary: 'End a link at once',
    params: z.object({ enterpriseId: EnterpriseId, linkId: LinkId }),
    answers: EnterpriseLink,
    success: 200,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'show-enterprise-page': {
    operation: 'enterprises/show-page',
    method: 'GET',
    path: '/e/{token}',
    calledBy: 'contact',
    summary: 'The page of a link: what it asks, or what stands; to open it changes nothing',
    params,
    query,
    answers: 'text/html',
    opensDetails: true,
    success: 200,
    needs: { table: 'read', secrets: ['sealing', 'details'] },
  },
  'sign-on-page': {
    operation: 'enterprises/sign-on-page',
    method: 'POST',
    path: '/e/{token}/agreement',
    calledBy: 'contact',
    summary: 'Sign the agreement that the page shows, or decline it',
    params,
    body,
    success: 303,
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
  'report-order-on-page': {
    operation: 'enterprises/report-order-on-page',
    method: 'POST',
    path: '/e/{token}/job-orders',
    calledBy: 'contact',
    summary: 'Report a job order, or change one',
    params,
    body,
    success: 303,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'answer-headcount-on-page': {
    operation: 'enterprises/answer-headcount-on-page',
    method: 'POST',
    path: '/e/{token}/headcount',
    calledBy: 'contact',
    summary: 'How many the enterprise will really take',
    params,
    body,
    success: 303,
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
  'confirm-arrivals-on-page': {
    operation: 'enterprises/confirm-arrivals-on-page',
    method: 'POST',
    path: '/e/{token}/arrivals',
    calledBy: 'contact',
    summary: 'Who of the trip has arrived, and who has not',
    params,
    body,
    opensDetails: true,
    success: 303,
    needs: {
      table: 'write',
      answersWaits: true,
      workflows: ['stabilisation/follow-day'],
      secrets: ['sealing', 'details'],
    },
  },
  'report-leaver-on-page': {
    operation: 'enterprises/report-leaver-on-page',
    method: 'POST',
    path: '/e/{token}/leavers',
    calledBy: 'contact',
    summary: 'Who has left, and on which day',
    params,
    body,
    opensDetails: true,
    success: 303,
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'answer-case-on-page': {
    operation: 'enterprises/answer-case-on-page',
    method: 'POST',
    path: '/e/{token}/case',
    calledBy: 'contact',
    summary: 'What the enterprise says to a case of one of its people: promises, has done, or disputes',
    params,
    body,
    opensDetails: true,
    success: 303,
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'propose-returns-on-page': {
    operation: 'enterprises/propose-returns-on-page',
    method: 'POST',
    path: '/e/{token}/returns',
    calledBy: 'contact',
    summary: 'Whom the enterprise proposes for a journey home or back, and on which day',
    params,
    body,
    opensDetails: true,
    success: 303,
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
