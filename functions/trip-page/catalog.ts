import * as z from 'zod'
import { PageToken } from '../../domain/notices/page-token.ts'
import { AnswerOnPage } from '../../domain/stabilisation/answer-on-page.ts'
import { AttachOnPage } from '../../domain/stabilisation/evidence.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
import { Said } from './said.ts'

/** Chosen on the page; the browser's own where it is absent or none that we have. */
const Lang = z.enum(['zh', 'en']).optional().catch(undefined)

export const routes = {
  'show-trip-page': {
    operation: 'stabilisation/show-trip-page',
    method: 'GET',
    path: '/t/{token}',
    calledBy: 'worker',
    summary: "A worker's trip page",
    params: PageToken,
    query: z.object({ said: Said.optional().catch(undefined), lang: Lang }),
    answers: 'text/html',
    opensDetails: true,
    success: 200,
    needs: { table: 'read', secrets: ['sealing', 'details', 'boarding'] },
  },
  'answer-on-page': {
    operation: 'stabilisation/answer-on-page',
    method: 'POST',
    path: '/t/{token}/answer',
    calledBy: 'worker',
    summary: 'The answer to the offer or the check-in that the page shows',
    params: PageToken,
    query: z.object({ lang: Lang }),
    body: AnswerOnPage,
    opensDetails: true,
    success: 303,
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages', 'stabilisation/watch-cases'],
      answersWaits: true,
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'withdraw-on-page': {
    operation: 'stabilisation/withdraw-on-page',
    method: 'POST',
    path: '/t/{token}/withdraw',
    calledBy: 'worker',
    summary:
      'Give up the journey, or take back the consent as well; or give up the seat alone, keep the post and travel on one’s own',
    params: PageToken,
    query: z.object({ lang: Lang }),
    body: z.object({ what: z.enum(['journey', 'consent', 'seat']) }),
    opensDetails: true,
    success: 303,
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages', 'transport/run-trip'],
      answersWaits: true,
      secrets: ['sealing', 'details', 'links', 'sms', 'carriers'],
    },
  },
  'attach-on-page': {
    operation: 'stabilisation/attach-on-page',
    method: 'POST',
    path: '/t/{token}/evidence',
    calledBy: 'worker',
    summary:
      'Add a contract, a payslip or a bank statement, or a paper that one of their claims needs; it is kept sealed',
    params: PageToken,
    query: z.object({ lang: Lang }),
    body: AttachOnPage,
    opensDetails: true,
    success: 303,
    needs: { table: 'write', bucket: { write: ['evidence/'] }, secrets: ['sealing', 'details'] },
    memory: 1024,
  },
  'help-on-page': {
    operation: 'stabilisation/help-on-page',
    method: 'POST',
    path: '/t/{token}/help',
    calledBy: 'worker',
    summary: 'Ask a person for help',
    params: PageToken,
    query: z.object({ lang: Lang }),
    opensDetails: true,
    success: 303,
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages', 'stabilisation/watch-cases'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
