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
