import * as z from 'zod'
import { Instant } from '../../domain/kernel/instant.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'

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
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
