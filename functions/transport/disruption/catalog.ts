import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { Trip, TripLossReason } from '../../../domain/transport/trips/trip.ts'
import type { RouteEntry, TaskEntry } from '../../wiring/catalog-entry.ts'

export const routes = {
  'report-loss': {
    operation: 'transport/report-loss',
    method: 'POST',
    path: '/v1/trips/{tripId}/lost',
    calledBy: { staff: ['county', 'province'] },
    summary: 'A booked trip will not run: its people alone are planned, booked and told again',
    params: z.object({ tripId: TripId }),
    body: z.strictObject({ why: TripLossReason }),
    answers: Trip,
    success: 202,
    refuses: ['invalid-state'],
    needs: { table: 'write', workflows: ['transport/reaccommodate'], secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'cancel-disrupted': {
    needs: {
      table: 'write',
      answersWaits: true,
      workflows: ['notices/follow-messages'],
      secrets: ['carriers', 'sealing', 'details', 'links', 'sms'],
    },
    seconds: 600,
  },
  'notify-rebooked': {
    needs: {
      table: 'write',
      bucket: { write: ['batches/'] },
      workflows: ['notices/follow-messages'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
    seconds: 600,
  },
  'await-replacement': { needs: { table: 'write', answersWaits: true } },
  'close-loss': { needs: { table: 'write', answersWaits: true } },
} as const satisfies Record<string, TaskEntry>
