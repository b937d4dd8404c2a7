import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { line } from '../../../domain/kernel/line.ts'
import { Trip } from '../../../domain/transport/trips/trip.ts'
import type { RouteEntry, TaskEntry } from '../../wiring/catalog-entry.ts'

export const routes = {
  'record-booking': {
    operation: 'transport/record-booking',
    method: 'POST',
    path: '/v1/trips/{tripId}/bookings',
    calledBy: { staff: ['county', 'province'] },
    summary: "Enter the carrier's reference of a booking made by telephone",
    params: z.object({ tripId: TripId }),
    body: z.strictObject({ reference: line({ max: 100 }) }),
    answers: Trip,
    success: 201,
    refuses: ['invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
  'record-beds': {
    operation: 'transport/record-beds',
    method: 'POST',
    path: '/v1/trips/{tripId}/beds',
    calledBy: { staff: ['county', 'province'] },
    summary:
      'Enter the house and its reference of beds booked by telephone for those who sleep on the way after this trip',
    params: z.object({ tripId: TripId }),
    body: z.strictObject({ house: line({ max: 30 }), address: line({ max: 60 }), reference: line({ max: 60 }) }),
    answers: Trip,
    success: 201,
    refuses: ['invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'list-legs': { needs: { table: 'write', answersWaits: true, secrets: ['carriers'] } },
  'ask-booking-by-hand': { needs: { table: 'write', answersWaits: true } },
  'hold-trip': { needs: { table: 'write', secrets: ['carriers'] } },
  'confirm-trip': { needs: { table: 'write', secrets: ['carriers'] } },
  'release-connection': { needs: { table: 'write', secrets: ['carriers'] } },
} as const satisfies Record<string, TaskEntry>
