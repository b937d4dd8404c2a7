import * as z from 'zod'
import { Instant } from '../../domain/kernel/instant.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'

/** A call of the service to itself: whose step of a workflow it answers, sealed. */
const PulseCall = z.object({ sealed: z.base64url().min(1).max(4000) })

export const routes = {
  'describe-api': {
    operation: 'service/describe-api',
    method: 'GET',
    path: '/openapi.json',
    calledBy: 'anyone',
    summary: 'This document',
    answers: 'application/json',
    success: 200,
    needs: {},
  },
  'describe-console': {
    operation: 'service/describe-console',
    method: 'GET',
    path: '/settings.json',
    calledBy: 'anyone',
    summary: 'How the console signs staff in here',
    answers: z.object({
      issuer: z
        .string()
        .describe('The OIDC issuer by which tokens are checked: its address, or a path of this very host'),
      clientId: z.string().describe('The console, as the issuer knows it'),
      scope: z.string(),
      isLocal: z
        .boolean()
        .describe('On one machine: example colleagues to choose among, and a clock that can be moved.'),
      filings: z
        .array(z.object({ number: z.string(), register: z.string().describe('Where anybody may look it up') }))
        .describe('Filings of the address in China (ICP备案, 公安备案), for the foot of its pages'),
    }),
    success: 200,
    needs: {},
  },
  'check-health': {
    operation: 'service/check-health',
    method: 'GET',
    path: '/health',
    calledBy: 'anyone',
    summary: 'Whether the service answers',
    answers: z.object({
      status: z.literal('ok'),
      now: Instant,
      note: z.string().optional().describe("Says so where the service's clock is not the machine's."),
    }),
    success: 200,
    needs: { table: 'read' },
  },
  'answer-ring': {
    operation: 'service/answer-ring',
    method: 'POST',
    path: '/v1/pulse',
    calledBy: 'anyone',
    summary:
      'Where the service calls itself from outside, to see that it can be reached; what is not its own call is not found',
    body: PulseCall,
    success: 204,
    refuses: ['not-found'],
    needs: { secrets: ['links'], answersWaits: true },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'measure-waiting': { needs: { table: 'read' } },
  ring: { needs: { secrets: ['links'] }, seconds: 30 },
  'rehearse-question': {
    needs: { table: 'write', bucket: { write: ['rehearsals/'] }, secrets: ['sealing', 'details', 'webhooks'] },
    seconds: 60,
  },
  'rehearse-offer': { needs: { table: 'write', secrets: ['sealing', 'details', 'links'] }, seconds: 60 },
  'end-rehearsal': { needs: { table: 'write', bucket: { write: ['rehearsals/'] } }, seconds: 60 },
} as const satisfies Record<string, TaskEntry>
