import * as z from 'zod'
import { FirmAnswer } from '../../domain/enterprises/firm-answer.ts'
import { SpokenWord } from '../../domain/enterprises/said-by.ts'
import {
  BatchId,
  CaseId,
  EnterpriseId,
  EvidenceId,
  PlacementId,
  StationId,
  VisitId,
  WorkerId,
} from '../../domain/kernel/ids.ts'
import { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { AskFirm } from '../../domain/stabilisation/ask-firm.ts'
import { Case, CaseHolder, HandCase, ReportOutcome } from '../../domain/stabilisation/case.ts'
import { CaseAct } from '../../domain/stabilisation/case-act.ts'
import { CaseKind, CaseLevel } from '../../domain/stabilisation/case-kinds.ts'
import { CaseStep } from '../../domain/stabilisation/case-step.ts'
import { AttachEvidence, Evidence } from '../../domain/stabilisation/evidence.ts'
import {
  FestivalFigures,
  FestivalSeason,
  FestivalService,
  RecordFestivalService,
} from '../../domain/stabilisation/festival-service.ts'
import { HelpService, HelpServiceId } from '../../domain/stabilisation/help-services.ts'
import { BookHome } from '../../domain/stabilisation/journey-home.ts'
import { MoveCases, MovedCases } from '../../domain/stabilisation/move-cases.ts'
import { RetentionReport } from '../../domain/stabilisation/retention-report.ts'
import { RowFinalState } from '../../domain/stabilisation/row-final-state.ts'
import { JobSearchView, PostNear, SearchJob } from '../../domain/stabilisation/search-job.ts'
import { StationLoad } from '../../domain/stabilisation/station-load.ts'
import { RecordFindings, VisitFindings } from '../../domain/stabilisation/visit-findings.ts'
import { VisitReport } from '../../domain/stabilisation/visit-report.ts'
import { WayHomeView } from '../../domain/stabilisation/way-home-view.ts'
import { PlanVisits } from '../../domain/stations/plan-visits.ts'
import { Visit } from '../../domain/stations/visit.ts'
import { telling } from '../enterprises/telling.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { DetailsQuery } from '../wiring/details-query.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

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
  'list-cases': {
    operation: 'stabilisation/list-cases',
    method: 'GET',
    path: '/v1/cases',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'Open or closed cases, newest first: of a city, of a county for people who have not left it, or of all places that the reader looks after; by kind, state, home county, or overdue',
    query: PageQuery.extend({
      city: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      county: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      /** Of whom: people from this county, wherever they are. */
      homeCounty: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      standing: z.enum(['open', 'closed']).default('open'),
      kind: CaseKind.optional(),
      state: z.enum(['opened', 'assigned', 'settled', 'unresolved']).optional(),
      /** Who has it. */
      to: CaseLevel.optional(),
      overdue: z.stringbool().optional(),
      /** The colleague who has taken it on. */
      heldBy: CaseHolder.optional(),
    }),
    answers: pageOf(Case),
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
  },
  'get-case': {
    operation: 'stabilisation/get-case',
    method: 'GET',
    path: '/v1/cases/{caseId}',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'A case and whom it is about; name and phone are masked, and what was typed left out, unless details=full and a reason are given',
    params: z.object({ caseId: CaseId }),
    query: DetailsQuery,
    answers: z.intersection(
      Case,
      z.object({
        /** What the worker typed, where that opened the case; with details=full only. */
        text: z.string().optional(),
        /** What they typed while the case was open, in order; the texts with details=full only. */
        furtherCalls: z.array(z.object({ at: Instant, text: z.string().optional() })).optional(),
        /** What colleagues did with it, in order; what was said with details=full only. */
        steps: z.array(CaseStep.extend({ text: z.string().optional() })).optional(),
        worker: z.object({ name: z.string(), phone: z.string() }).nullable(),
        /** How the last search for another job stands, and the job that they said yes to. */
        jobSearch: JobSearchView.optional(),
        /** How the journey home that was booked last stands. */
        journeyHome: WayHomeView.optional(),
      }),
    ),
    opensDetails: true,
    success: 200,
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'attach-to-case': {
    operation: 'stabilisation/attach-to-case',
    method: 'POST',
    path: '/v1/cases/{caseId}/evidence',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'Attach a photo, a screenshot or a PDF for whom the case is about; it is kept sealed',
    params: z.object({ caseId: CaseId }),
    body: AttachEvidence,
    answers: Evidence,
    opensDetails: true,
    success: 201,
    refuses: ['too-large', 'conflict'],
    makes: 'evidenceId',
    needs: { table: 'write', bucket: 'write', secrets: ['sealing', 'details'] },
    memory: 1024,
  },
  'list-evidence': {
    operation: 'stabilisation/list-evidence',
    method: 'GET',
    path: '/v1/cases/{caseId}/evidence',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'What was attached by whom the case is about, or for them: kind, size, when and by whom',
    params: z.object({ caseId: CaseId }),
    answers: z.object({ items: z.array(Evidence) }),
    success: 200,
    needs: { table: 'read' },
  },
  'open-evidence': {
    operation: 'stabilisation/open-evidence',
    method: 'GET',
    path: '/v1/cases/{caseId}/evidence/{evidenceId}',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'A file that was attached, for a reason that goes on record',
    params: z.object({ caseId: CaseId, evidenceId: EvidenceId }),
    query: z.object({ why: DetailsQuery.shape.why }),
    answers: 'application/octet-stream',
    opensDetails: true,
    success: 200,
    needs: { table: 'write', bucket: 'read', secrets: ['sealing', 'details'] },
    memory: 1024,
  },
  'hand-case': {
    operation: 'stabilisation/hand-case',
    method: 'POST',
    path: '/v1/cases/{caseId}/holder',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'Take an open case on, hand it to a colleague, or give it back; its level and its time stay',
    params: z.object({ caseId: CaseId }),
    body: HandCase,
    answers: Case,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'move-cases': {
    operation: 'stabilisation/move-cases',
    method: 'POST',
    path: '/v1/cases/moves',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'Move the open cases of one colleague, all or some, to another; with dryRun only say what would become of each',
    body: MoveCases,
    answers: MovedCases,
    success: 200,
    needs: { table: 'write', secrets: ['sealing'] },
  },
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
  'report-outcome': {
    operation: 'stabilisation/report-outcome',
    method: 'POST',
    path: '/v1/cases/{caseId}/outcome',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'How a case was settled',
    params: z.object({ caseId: CaseId }),
    body: ReportOutcome,
    answers: Case,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
  'act-on-case': {
    operation: 'stabilisation/act-on-case',
    method: 'POST',
    path: '/v1/cases/{caseId}/acts',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'Record the first contact, for whom the case waits, a referral and the answer to it; change its kind; or open it again within 30 days of its end',
    params: z.object({ caseId: CaseId }),
    body: CaseAct,
    answers: Case,
    opensDetails: true,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    needs: {
      table: 'write',
      answersWaits: true,
      workflows: ['stabilisation/resolve-case'],
      secrets: ['sealing', 'details'],
    },
  },
  'book-home': {
    operation: 'stabilisation/book-home',
    method: 'POST',
    path: '/v1/cases/{caseId}/journey-home',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'A ticket home that a colleague bought at a counter, where no carrier sells one or there is no time to ask, with its cost and who pays: they are told by text, and the case waits until they should be there; its outcome `way-home` says that they are',
    params: z.object({ caseId: CaseId }),
    body: BookHome,
    answers: Case,
    opensDetails: true,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'ask-firm': {
    operation: 'stabilisation/ask-firm',
    method: 'POST',
    path: '/v1/cases/{caseId}/enterprise-question',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'Ask the enterprise what it says to a case, with the person’s word that it may be told who they are: by event, else by a text with a link; the case waits for it. `told` is `untold` where nobody is named who could be written to',
    params: z.object({ caseId: CaseId }),
    body: AskFirm,
    answers: z.object({ case: Case, told: z.enum(['heard', 'waiting', 'untold']) }),
    opensDetails: true,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    needs: { ...telling, secrets: [...telling.secrets, 'details'] },
  },
  'record-firm-answer': {
    operation: 'stabilisation/record-firm-answer',
    method: 'POST',
    path: '/v1/cases/{caseId}/enterprise-answer',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'What the enterprise says to a case, as it told a colleague: it promises to put it right by a day, has done so, or disputes it; a promise that is not kept by its day makes the case overdue',
    params: z.object({ caseId: CaseId }),
    body: SpokenWord.extend({ answer: FirmAnswer }),
    answers: Case,
    opensDetails: true,
    onTheirWord: true,
    success: 200,
    refuses: ['invalid-state', 'conflict', 'not-found'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'list-posts-near': {
    operation: 'stabilisation/list-posts-near',
    method: 'GET',
    path: '/v1/cases/{caseId}/posts-near',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'Posts within 200 km by road of the city where the person is that have a place and begin in three days or later, the nearest first, 20 at most',
    params: z.object({ caseId: CaseId }),
    answers: z.object({ items: z.array(PostNear) }),
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'read' },
  },
  'search-job': {
    operation: 'stabilisation/search-job',
    method: 'POST',
    path: '/v1/cases/{caseId}/job-search',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'Somebody who wants another job leaves theirs and is offered posts near by, with their word for it; the case is settled by itself once a plant has taken them over',
    params: z.object({ caseId: CaseId }),
    body: SearchJob,
    answers: Case,
    opensDetails: true,
    success: 200,
    refuses: ['invalid-state', 'conflict'],
    needs: {
      table: 'write',
      bucket: 'write',
      workflows: ['batches/run-transfer-batch'],
      secrets: ['sealing', 'details'],
    },
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
      'What became of each person of a county in the end, by the survey row that told of them, and why; state null: still open, or nothing explains it',
    query: PageQuery.extend({ county: z.string().regex(/^\d{6}$/) }),
    answers: pageOf(RowFinalState),
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read', bucket: 'read' },
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
      workflows: ['stabilisation/resolve-case', 'notices/follow-messages'],
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
    needs: { table: 'write', bucket: 'write', answersWaits: true, workflows: ['stabilisation/resolve-case'] },
    memory: 1024,
    seconds: 600,
  },
  'plan-check-ins': { needs: { table: 'read' } },
  'ask-cohort': {
    needs: { table: 'write', workflows: ['notices/follow-messages'], secrets: ['sealing', 'details', 'links', 'sms'] },
  },
  'close-check-in': { needs: { table: 'write', workflows: ['stabilisation/resolve-case'] } },
  'note-missed-check-in': { needs: { table: 'write' } },
  'assign-case': { needs: { table: 'write', answersWaits: true } },
  'give-up-case': { needs: { table: 'write' } },
  'tell-case': { needs: { table: 'write', answersWaits: true } },
  'man-stations': { needs: { table: 'write' }, memory: 512, seconds: 120 },
} as const satisfies Record<string, TaskEntry>
