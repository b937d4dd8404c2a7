import * as z from 'zod'
import { HandOver } from '../../domain/arrival/hand-over.ts'
import { CorrectedArrivals } from '../../domain/enterprises/enterprise-events.ts'
import { SpokenWord } from '../../domain/enterprises/said-by.ts'
import { GivenInstant } from '../../domain/kernel/given-instant.ts'
import { EnterpriseId, JobOrderId, PlacementId, TripId } from '../../domain/kernel/ids.ts'
import { ReportReceived } from '../../domain/transport/trips/trip-sheet.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { DetailsQuery } from '../wiring/details-query.ts'

export const routes = {
  'report-arrival': {
    operation: 'arrival/report-arrival',
    method: 'POST',
    path: '/v1/trips/{tripId}/arrived',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary: 'The trip has reached its last stop',
    params: z.object({ tripId: TripId }),
    body: z.strictObject({ at: GivenInstant }),
    answers: ReportReceived,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
  'record-arrival': {
    operation: 'arrival/record-arrival',
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/arrivals',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'How many of a job order arrived by a trip, and who of them is absent, as the plant said by telephone',
    params: z.object({ enterpriseId: EnterpriseId }),
    body: SpokenWord.extend({
      tripId: TripId,
      jobOrderId: JobOrderId,
      arrived: z.int().nonnegative(),
      absent: z.array(PlacementId).max(2200).default([]),
    }),
    answers: ReportReceived,
    success: 200,
    refuses: ['invalid-state'],
    onTheirWord: true,
    needs: { table: 'write', answersWaits: true, workflows: ['stabilisation/follow-day'], secrets: ['sealing'] },
  },
  'record-correction': {
    operation: 'arrival/record-correction',
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/arrival-corrections',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'Who was reported as arrived and was not, or the reverse, as the plant said by telephone',
    params: z.object({ enterpriseId: EnterpriseId }),
    body: SpokenWord.extend(CorrectedArrivals.omit({ why: true }).shape),
    answers: ReportReceived,
    success: 200,
    onTheirWord: true,
    needs: { table: 'write', workflows: ['stabilisation/follow-day'], secrets: ['sealing'] },
  },
  'get-hand-over-sheet': {
    operation: 'arrival/get-hand-over-sheet',
    method: 'GET',
    path: '/v1/trips/{tripId}/hand-over.xlsx',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'The hand-over lists to sign, a sheet for each plant; details are masked as on the passenger list',
    params: z.object({ tripId: TripId }),
    query: DetailsQuery,
    answers: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    opensDetails: true,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'hand-over': {
    operation: 'arrival/hand-over',
    method: 'POST',
    path: '/v1/trips/{tripId}/hand-over',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary: "One plant's receipt: who arrived, who did not, who was diverted, and who signed",
    params: z.object({ tripId: TripId }),
    body: HandOver,
    answers: ReportReceived,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', answersWaits: true, workflows: ['stabilisation/follow-day'], secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'count-journeys': { needs: { table: 'write' } },
  'settle-trip': { needs: { table: 'write', workflows: ['stabilisation/follow-day'], answersWaits: true } },
} as const satisfies Record<string, TaskEntry>
