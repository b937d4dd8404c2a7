import * as z from 'zod'
import { BatchId, DisasterId, WorkerId } from '../../domain/kernel/ids.ts'
import { Instant } from '../../domain/kernel/instant.ts'
import { WaitingEntry } from '../../domain/kernel/waiting.ts'
import { allWaitingKinds } from '../../domain/kernel/waiting-kinds.ts'
import { HelpAnswer, HelpOffer, RecordHelpOffer } from '../../domain/relief/help-offer.ts'
import { Case } from '../../domain/stabilisation/case.ts'
import { OpenCase } from '../../domain/stabilisation/open-by-hand.ts'
import { AnswerCall, CallId, PhoneCall } from '../../domain/stabilisation/phone-call.ts'
import { RecordHelp } from '../../domain/stabilisation/record-help.ts'
import { SearchWorkers } from '../../domain/surveys/search-workers.ts'
import { EditWorker } from '../../domain/surveys/worker-edit.ts'
import { WorkerState } from '../../domain/surveys/worker-state.ts'
import { WorkerView } from '../../domain/surveys/worker-view.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
import { DetailsQuery } from '../wiring/details-query.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'
import { WorkItem } from './work-item.ts'
import { WorkerStory } from './worker-story.ts'

const DivisionCode = z.string().regex(/^\d{6}$/, 'must be a 6-digit division code')

export const routes = {
  'get-worklist': {
    operation: 'worklist/get-worklist',
    method: 'GET',
    path: '/v1/worklist',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'What waits for the reader, longest first, counted by kind, each with the route that settles it; or for a county or city that they look after',
    query: PageQuery.extend({
      kind: WaitingEntry.shape.kind.optional(),
      county: DivisionCode.optional(),
      city: DivisionCode.optional(),
    }),
    answers: pageOf(WorkItem).extend({
      counts: z.array(
        z.object({
          kind: z.enum(allWaitingKinds),
          zh: z.string(),
          en: z.string(),
          waiting: z.int(),
          overdue: z.int(),
        }),
      ),
    }),
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
  },
  'search-workers': {
    operation: 'worklist/search-workers',
    method: 'POST',
    path: '/v1/workers/search',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'Find somebody whom the reader looks after by phone, by ID, or by name and birth date within a county; a body, since no personal detail belongs in an address',
    body: SearchWorkers,
    answers: z.object({ items: z.array(WorkerView) }),
    opensDetails: true,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'list-workers': {
    operation: 'worklist/list-workers',
    method: 'GET',
    path: '/v1/workers',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The people of a county, all or in one state, with masked details',
    query: PageQuery.extend({
      county: DivisionCode,
      state: WorkerState.optional(),
    }),
    answers: pageOf(WorkerView),
    opensDetails: true,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read', secrets: ['sealing', 'details'] },
  },
  'get-worker': {
    operation: 'worklist/get-worker',
    method: 'GET',
    path: '/v1/workers/{workerId}',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'One person’s story: survey, consent and edits, offers and answers, trips, check-ins, cases, messages; details are masked unless details=full and a reason are given',
    params: z.object({ workerId: WorkerId }),
    query: DetailsQuery,
    answers: WorkerStory,
    opensDetails: true,
    success: 200,
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'edit-worker': {
    operation: 'worklist/edit-worker',
    method: 'PATCH',
    path: '/v1/workers/{workerId}',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Correct a person’s wishes, numbers or consent, with a reason; a withdrawal of consent stops everything at once',
    params: z.object({ workerId: WorkerId }),
    body: EditWorker,
    answers: WorkerView,
    opensDetails: true,
    success: 200,
    refuses: ['conflict', 'invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing', 'details'] },
  },
  'record-help': {
    operation: 'worklist/record-help',
    method: 'POST',
    path: '/v1/workers/{workerId}/help',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'Somebody asked a colleague for help: opens a case, or adds to the one that is open, and tells them so',
    params: z.object({ workerId: WorkerId }),
    body: RecordHelp,
    opensDetails: true,
    success: 204,
    refuses: ['invalid-state'],
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages', 'stabilisation/watch-cases'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'open-case': {
    operation: 'worklist/open-case',
    method: 'POST',
    path: '/v1/cases',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'Open a case for a person, of any kind that is not opened by what is known; where one of the kind is open, what was said is kept with that one, which is the answer',
    body: OpenCase,
    answers: Case,
    makes: 'caseId',
    opensDetails: true,
    success: 201,
    refuses: ['not-found', 'invalid-state'],
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages', 'stabilisation/watch-cases'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'leave-journey': {
    operation: 'worklist/leave-journey',
    method: 'POST',
    path: '/v1/workers/{workerId}/withdrawal',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'Somebody told a colleague that they do not go: open offers of the batch are withdrawn, a yes is taken back, place and seats are free',
    params: z.object({ workerId: WorkerId }),
    body: z.strictObject({ batchId: BatchId }),
    success: 204,
    refuses: ['invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
  'travel-alone': {
    operation: 'worklist/travel-alone',
    method: 'POST',
    path: '/v1/workers/{workerId}/own-journey',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'Somebody told a colleague that they travel on their own and keep the post: their seats are free, they pay their ticket, and are told so; possible from the travel notice until 2 hours before departure, and changes nothing the second time',
    params: z.object({ workerId: WorkerId }),
    body: z.strictObject({ batchId: BatchId }),
    opensDetails: true,
    success: 204,
    refuses: ['invalid-state'],
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages', 'transport/run-trip'],
      secrets: ['sealing', 'details', 'links', 'sms', 'carriers'],
    },
  },
  'list-help-calls': {
    operation: 'worklist/list-help-calls',
    method: 'GET',
    path: '/v1/disasters/{disasterId}/people',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'Whom of a county that was hit to call and offer help: everybody who consents and was not reached yet, or those with one answer; details are masked unless details=full and a reason are given',
    params: z.object({ disasterId: DisasterId }),
    query: PageQuery.extend({ ...DetailsQuery.shape, answer: HelpAnswer.optional() }),
    answers: pageOf(
      WorkerView.pick({
        workerId: true,
        name: true,
        phone: true,
        secondPhone: true,
        township: true,
        village: true,
      }).extend({ isAway: z.boolean(), offer: HelpOffer.nullable() }),
    ),
    opensDetails: true,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'record-help-offer': {
    operation: 'worklist/record-help-offer',
    method: 'POST',
    path: '/v1/disasters/{disasterId}/people/{workerId}',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'What somebody whose county was hit said when they were offered help, or that they were not reached; who needs help has a case opened, and is on their county’s list until it is settled',
    params: z.object({ disasterId: DisasterId, workerId: WorkerId }),
    body: RecordHelpOffer,
    answers: HelpOffer,
    opensDetails: true,
    success: 200,
    refuses: ['not-found', 'invalid-state', 'conflict'],
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages', 'stabilisation/watch-cases'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'list-calls': {
    operation: 'worklist/list-calls',
    method: 'GET',
    path: '/v1/calls',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary:
      'Whom to call about an offer or a check-in that is not answered: nobody who was called, or whom a reminder reached; with masked details',
    query: PageQuery.extend({ batchId: BatchId.optional() }),
    answers: pageOf(PhoneCall),
    opensDetails: true,
    success: 200,
    needs: { table: 'read', secrets: ['sealing', 'details'] },
  },
  'get-call': {
    operation: 'worklist/get-call',
    method: 'GET',
    path: '/v1/calls/{callId}',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'One call: what to ask, and with details=full and a reason the number',
    params: z.object({ callId: CallId }),
    query: DetailsQuery,
    answers: PhoneCall,
    opensDetails: true,
    success: 200,
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'answer-call': {
    operation: 'worklist/answer-call',
    method: 'POST',
    path: '/v1/calls/{callId}/answer',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'What was said on the telephone, or that nobody was reached; the call takes the place of the reminder',
    params: z.object({ callId: CallId }),
    body: AnswerCall,
    answers: z.object({ callId: CallId, answer: AnswerCall.shape.answer, calledBy: z.string(), calledAt: Instant }),
    opensDetails: true,
    success: 200,
    needs: {
      table: 'write',
      workflows: ['stabilisation/watch-cases'],
      answersWaits: true,
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
