import * as z from 'zod'
import { RecruitmentEventId } from '../../domain/kernel/ids.ts'
import { Instant } from '../../domain/kernel/instant.ts'
import { Words } from '../../domain/kernel/words.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'

/** Anything that is none leads nowhere, and is told so by the page itself. */
const params = z.object({ eventId: z.string(), token: z.string() })
const query = z.object({
  said: z.literal('received').optional().catch(undefined),
  lang: z.enum(['zh', 'en']).optional().catch(undefined),
})

export const routes = {
  'get-event-address': {
    operation: 'campaigns/get-event-address',
    method: 'GET',
    path: '/v1/events/{eventId}/address',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'The address of the page on which people sign up at an event, for a poster or a chat, and what they agree to there',
    params: z.object({ eventId: RecruitmentEventId }),
    /** `text`: of a posting, for a village's chat group; null of other events, and of one that was called off. */
    answers: z.object({ address: z.url(), until: Instant, consent: Words, text: Words.nullable() }),
    success: 200,
    needs: { table: 'read', secrets: ['links'] },
  },
  'show-event-page': {
    operation: 'campaigns/show-event-page',
    method: 'GET',
    path: '/s/{eventId}/{token}',
    calledBy: 'worker',
    summary: 'The page of a recruitment event: when, where, which posts, and a form to sign up',
    params,
    query,
    answers: 'text/html',
    success: 200,
    needs: { table: 'read', secrets: ['links'] },
  },
  'sign-up-on-page': {
    operation: 'campaigns/sign-up-on-page',
    method: 'POST',
    path: '/s/{eventId}/{token}/sign-up',
    calledBy: 'worker',
    summary: 'Sign up at a recruitment event',
    params,
    query,
    /** The fields of the form as they were typed: the page says which are wrong. */
    body: z.record(z.string(), z.string()),
    opensDetails: true,
    success: 303,
    needs: { table: 'write', secrets: ['sealing', 'details', 'links'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
