import * as z from 'zod'
import { SpokenWord } from '../../domain/enterprises/said-by.ts'
import { BatchId, EnterpriseId, PlacementId, StationId, VisitId, WorkerId } from '../../domain/kernel/ids.ts'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { OpenableKind } from '../../domain/stabilisation/case-kinds.ts'
import {
  FestivalFigures,
  FestivalSeason,
  FestivalService,
  RecordFestivalService,
} from '../../domain/stabilisation/festival-service.ts'
import { HelpService, HelpServiceId } from '../../domain/stabilisation/help-services.ts'
import { RetentionReport } from '../../domain/stabilisation/retention-report.ts'
import { RowFinalState } from '../../domain/stabilisation/row-final-state.ts'
import { StationLoad } from '../../domain/stabilisation/station-load.ts'
import { NameFound, RecordFindings, VisitFindings } from '../../domain/stabilisation/visit-findings.ts'
import { VisitReport } from '../../domain/stabilisation/visit-report.ts'
import { PlanVisits } from '../../domain/stations/plan-visits.ts'
import { Visit } from '../../domain/stations/visit.ts'
import { telling } from '../enterprises/telling.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'
import { caseRoutes } from './case-routes.ts'

export const routes = {
  'list-placements': {
    operation: 'stabilisation/list-placements',
    method: 'GET',
    path: '/v1/placements',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'The placements that the reader looks after, of a batch or of all with the newest batch first, with masked names and numbers',
    query: z.object({
      batchId: BatchId.optional(),
      city: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      enterpriseId: EnterpriseId.optional(),
      cursor: PageQuery.shape.cursor,
    }),
    answers: pageOf(
      z.object({ placementId: PlacementId, workerId: WorkerId, name: z.string(), phone: z.string() }).loose(),
    ),
    opensDetails: true,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read', secrets: ['sealing', 'details'] },
  },
  'record-festival-service': {
    operation: 'stabilisation/record-festival-service',
    method: 'POST',
    path: '/v1/placements/{placementId}/festival-services',
    calledBy: { staff: ['province', 'station'] },
    summary:
      'A service that a station or an enterprise offered somebody who stays at their post over the festival, and whether they took it up; one of a kind a season, the latest stands',
    params: z.object({ placementId: PlacementId }),
    body: RecordFestivalService,
    answers: FestivalService,
    success: 200,
    refuses: ['not-found', 'invalid-state'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'list-festival-services': {
    operation: 'stabilisation/list-festival-services',
    method: 'GET',
    path: '/v1/festival-services',
    calledBy: { staff: ['province', 'station', 'auditor'] },
    summary: 'What was offered in a city to those who stay at their post over a festival, by placement',
    query: PageQuery.extend({ season: FestivalSeason, city: z.string().regex(/^\d{6}$/) }),
    answers: pageOf(FestivalService),
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
  },
  'get-festival-figures': {
    operation: 'stabilisation/get-festival-figures',
    method: 'GET',
    path: '/v1/festival-services/figures',
    calledBy: { staff: ['province', 'station', 'auditor'] },
    summary:
      'Who stayed at their post over a festival and was offered something, in and out of the province, and what: by the cities that the reader looks after',
    query: z.object({ season: FestivalSeason }),
    answers: z.object({ season: FestivalSeason, cities: z.array(FestivalFigures) }),
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
  'record-leaver': {
    operation: 'stabilisation/record-leaver',
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/leavers',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'Who has left and on which day, as the enterprise said by telephone',
    params: z.object({ enterpriseId: EnterpriseId }),
    body: SpokenWord.extend({ placementId: PlacementId, leftOn: CalendarDate }),
    success: 204,
    refuses: ['invalid-state'],
    onTheirWord: true,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  ...caseRoutes,
  'get-station-load': {
    operation: 'stabilisation/get-station-load',
    method: 'GET',
    path: '/v1/stations/{stationId}/load',
    calledBy: { staff: ['province', 'station', 'auditor'] },
    summary: 'How many open cases everybody of a station holds, and who of them is on duty or absent today',
    params: z.object({ stationId: StationId }),
    answers: StationLoad,
    success: 200,
    needs: { table: 'read' },
  },
  'list-help-services': {
    operation: 'stabilisation/list-help-services',
    method: 'GET',
    path: '/v1/help-services',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'The services to which people are referred: what each is for, its number and what to know before calling',
    answers: z.object({ items: z.array(HelpService.extend({ service: HelpServiceId })) }),
    success: 200,
    needs: {},
  },
  'get-retention-report': {
    operation: 'stabilisation/get-retention-report',
    method: 'GET',
    path: '/v1/reports/retention',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'Who of a batch was asked, answered and is still at work, by check-in, city and enterprise',
    query: z.object({ batchId: BatchId }),
    answers: RetentionReport,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
    memory: 1024,
  },
  'list-final-states': {
    operation: 'stabilisation/list-final-states',
    method: 'GET',
    path: '/v1/reports/final-states',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'What became of each person of a county, or of a prefecture by its four digits, in the end, by the survey row that told of them, and why; state null: still open, or nothing explains it',
    query: PageQuery.extend({ county: z.string().regex(/^\d{4}(\d{2})?$/) }),
    answers: pageOf(RowFinalState),
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read', bucket: { read: ['batches/'] } },
    memory: 1024,
  },
  'plan-visits': {
    operation: 'stabilisation/plan-visits',
    method: 'POST',
    path: '/v1/visit-plans',
    calledBy: { staff: ['province'] },
    summary:
      'Plan visits of working groups to enterprises: the most pressing first, near ones together, in equal shares; with dryRun only say what would be planned',
    body: PlanVisits,
    answers: z.object({
      dryRun: z.boolean(),
      visits: z.array(Visit),
      left: z.array(z.object({ enterpriseId: EnterpriseId, why: z.enum(['no-group', 'no-time', 'planned-already']) })),
    }),
    success: 200,
    refuses: ['conflict'],
    needs: { table: 'write', secrets: ['sealing'] },
    memory: 1024,
  },
  'get-visit': {
    operation: 'stabilisation/get-visit',
    method: 'GET',
    path: '/v1/visits/{visitId}',
    calledBy: { staff: ['province', 'station', 'auditor'] },
    summary: 'A visit to an enterprise and what was found',
    params: z.object({ visitId: VisitId }),
    answers: Visit.extend({ findings: VisitFindings.nullable() }),
    success: 200,
    needs: { table: 'read' },
  },
  'record-findings': {
    operation: 'stabilisation/record-findings',
    method: 'POST',
    path: '/v1/visits/{visitId}/findings',
    calledBy: { staff: ['province', 'station'] },
    summary:
      'What a group found on a visit: how many stay and go home, what is missing, and a case for each person who wants it looked after',
    params: z.object({ visitId: VisitId }),
    body: RecordFindings,
    answers: VisitFindings,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    opensDetails: true,
    needs: {
      table: 'write',
      workflows: ['stabilisation/watch-cases', 'notices/follow-messages'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'name-found': {
    operation: 'stabilisation/name-found',
    method: 'POST',
    path: '/v1/visits/{visitId}/findings/{kind}',
    calledBy: { staff: ['province', 'station'] },
    summary:
      'Name people whom a visit only counted, so that each has a case, or say why there is nobody more to be named',
    params: z.object({ visitId: VisitId, kind: OpenableKind }),
    body: NameFound,
    answers: VisitFindings,
    success: 200,
    refuses: ['invalid-state'],
    opensDetails: true,
    needs: {
      table: 'write',
      workflows: ['stabilisation/watch-cases', 'notices/follow-messages'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'get-visit-report': {
    operation: 'stabilisation/get-visit-report',
    method: 'GET',
    path: '/v1/reports/visits',
    calledBy: { staff: ['province', 'station', 'auditor'] },
    summary: 'What working groups did from one day to another, in the columns of the province’s form, as JSON or XLSX',
    query: z.object({
      from: CalendarDate,
      to: CalendarDate,
      /** The first two digits of a province: who stays there, and who outside. */
      homeProvince: z
        .string()
        .regex(/^\d{2}$/)
        .optional(),
      format: z.enum(['json', 'xlsx']).default('json'),
    }),
    answers: VisitReport,
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'form-cohorts': {
    needs: {
      table: 'write',
      bucket: { write: ['batches/'] },
      answersWaits: true,
      workflows: ['stabilisation/watch-cases', 'stabilisation/follow-placements'],
    },
    memory: 1024,
    seconds: 600,
  },
  'plan-check-ins': { needs: { table: 'read' } },
  'ask-cohort': {
    needs: {
      table: 'write',
      answersWaits: true,
      workflows: ['notices/follow-messages'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'close-check-in': { needs: { table: 'write', workflows: ['stabilisation/watch-cases'] } },
  'note-missed-check-in': { needs: { table: 'write' } },
  'assign-case': { needs: { table: 'write', answersWaits: true } },
  'give-up-case': { needs: { table: 'write' } },
  'hand-on-cases': { needs: { table: 'write', workflows: ['stabilisation/watch-cases'] }, seconds: 600 },
  'watch-due-cases': { needs: { table: 'write', workflows: ['stabilisation/watch-cases'] }, seconds: 600 },
  'tell-case': { needs: { table: 'write', answersWaits: true } },
  'see-to-day': {
    needs: { ...telling, workflows: [...telling.workflows, 'stabilisation/watch-cases', 'stabilisation/begin-day'] },
    seconds: 600,
    daily: '00:05',
  },
  'man-stations': { needs: { table: 'write' }, memory: 512, seconds: 120 },
} as const satisfies Record<string, TaskEntry>
