import * as z from 'zod'
import { FirmAnswer } from '../../domain/enterprises/firm-answer.ts'
import { SpokenWord } from '../../domain/enterprises/said-by.ts'
import { CaseId, EvidenceId } from '../../domain/kernel/ids.ts'
import { Instant } from '../../domain/kernel/instant.ts'
import { AskFirm } from '../../domain/stabilisation/ask-firm.ts'
import { Case, CaseHolder, HandCase, ReportOutcome } from '../../domain/stabilisation/case.ts'
import { CaseAct } from '../../domain/stabilisation/case-act.ts'
import { CaseKind, CaseLevel } from '../../domain/stabilisation/case-kinds.ts'
import { CaseStep } from '../../domain/stabilisation/case-step.ts'
import { BookHome } from '../../domain/stabilisation/journey-home.ts'
import { MoveCases, MovedCases } from '../../domain/stabilisation/move-cases.ts'
import { JobSearchView, PostNear, SearchJob } from '../../domain/stabilisation/search-job.ts'
import { WayHomeView } from '../../domain/stabilisation/way-home-view.ts'
import { telling } from '../enterprises/telling.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
import { DetailsQuery } from '../wiring/details-query.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'
import { actOfCase } from './act-of-case.ts'
import { evidenceEntries } from './evidence-entries.ts'

/** Cases: the list, one of them with what was attached, and what colleagues do with it. */
export const caseRoutes = {
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
    ...evidenceEntries.attach,
    operation: 'stabilisation/attach-to-case',
    path: '/v1/cases/{caseId}/evidence',
    summary: 'Attach a photo, a screenshot or a PDF for whom the case is about; it is kept sealed',
    params: z.object({ caseId: CaseId }),
    refuses: ['too-large', 'conflict'],
  },
  'list-evidence': {
    ...evidenceEntries.list,
    operation: 'stabilisation/list-evidence',
    path: '/v1/cases/{caseId}/evidence',
    summary: 'What was attached by whom the case is about, or for them: kind, size, when and by whom',
    params: z.object({ caseId: CaseId }),
  },
  'open-evidence': {
    ...evidenceEntries.open,
    operation: 'stabilisation/open-evidence',
    path: '/v1/cases/{caseId}/evidence/{evidenceId}',
    summary: 'A file that was attached, for a reason that goes on record',
    params: z.object({ caseId: CaseId, evidenceId: EvidenceId }),
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
    ...actOfCase,
    operation: 'stabilisation/act-on-case',
    path: '/v1/cases/{caseId}/acts',
    summary:
      'Record the first contact, for whom the case waits, a referral and the answer to it; change its kind; or open it again within 30 days of its end',
    body: CaseAct,
    needs: {
      table: 'write',
      answersWaits: true,
      workflows: ['stabilisation/watch-cases'],
      secrets: ['sealing', 'details'],
    },
  },
  'book-home': {
    ...actOfCase,
    operation: 'stabilisation/book-home',
    path: '/v1/cases/{caseId}/journey-home',
    summary:
      'A ticket home that a colleague bought at a counter, where no carrier sells one or there is no time to ask, with its cost and who pays: they are told by text, and the case waits until they should be there; its outcome `way-home` says that they are',
    body: BookHome,
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'ask-firm': {
    ...actOfCase,
    operation: 'stabilisation/ask-firm',
    path: '/v1/cases/{caseId}/enterprise-question',
    summary:
      'Ask the enterprise what it says to a case, with the person’s word that it may be told who they are: by event, else by a text with a link; the case waits for it. `told` is `untold` where nobody is named who could be written to',
    body: AskFirm,
    answers: z.object({ case: Case, told: z.enum(['heard', 'waiting', 'untold']) }),
    needs: { ...telling, secrets: [...telling.secrets, 'details'] },
  },
  'record-firm-answer': {
    ...actOfCase,
    operation: 'stabilisation/record-firm-answer',
    path: '/v1/cases/{caseId}/enterprise-answer',
    summary:
      'What the enterprise says to a case, as it told a colleague: it promises to put it right by a day, has done so, or disputes it; a promise that is not kept by its day makes the case overdue',
    body: SpokenWord.extend({ answer: FirmAnswer }),
    onTheirWord: true,
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
    ...actOfCase,
    operation: 'stabilisation/search-job',
    path: '/v1/cases/{caseId}/job-search',
    summary:
      'Somebody who wants another job leaves theirs and is offered posts near by, with their word for it; the case is settled by itself once a plant has taken them over',
    body: SearchJob,
    needs: {
      table: 'write',
      bucket: { write: ['batches/'] },
      workflows: ['batches/run-transfer-batch'],
      secrets: ['sealing', 'details'],
    },
  },
} as const satisfies Record<string, RouteEntry>
