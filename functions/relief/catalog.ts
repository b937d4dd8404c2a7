import * as z from 'zod'
import { DisasterId } from '../../domain/kernel/ids.ts'
import { DeclareDisaster, Disaster } from '../../domain/relief/disaster.ts'
import { HelpTexts, SendHelpTexts } from '../../domain/relief/help-texts.ts'
import { ReliefProgress } from '../../domain/relief/relief-progress.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

const readers = ['province', 'county', 'station', 'auditor'] as const

export const routes = {
  'declare-disaster': {
    operation: 'relief/declare-disaster',
    method: 'POST',
    path: '/v1/disasters',
    calledBy: { staff: ['province'] },
    summary:
      'Declare that a disaster has hit a county: its people are offered help first, and no job until they were; with first and last day and whose word it is',
    body: DeclareDisaster,
    answers: Disaster,
    success: 201,
    refuses: ['conflict'],
    makes: 'disasterId',
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'list-disasters': {
    operation: 'relief/list-disasters',
    method: 'GET',
    path: '/v1/disasters',
    calledBy: { staff: readers },
    summary: 'The disasters that were declared, those that end last first',
    query: PageQuery,
    answers: pageOf(Disaster),
    success: 200,
    needs: { table: 'read' },
  },
  'get-disaster': {
    operation: 'relief/get-disaster',
    method: 'GET',
    path: '/v1/disasters/{disasterId}',
    calledBy: { staff: readers },
    summary:
      'A disaster, and how far the offering of help is: how many are to be reached, need help and of what kind, and wait for offers of jobs',
    params: z.object({ disasterId: DisasterId }),
    answers: Disaster.extend({ progress: ReliefProgress }),
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
    memory: 1024,
  },
  'end-disaster': {
    operation: 'relief/end-disaster',
    method: 'POST',
    path: '/v1/disasters/{disasterId}/end',
    calledBy: { staff: ['province'] },
    summary: 'Help was offered, or the disaster is over: offers of jobs go on; what somebody needs stays on the lists',
    params: z.object({ disasterId: DisasterId }),
    answers: Disaster,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'send-help-texts': {
    operation: 'relief/send-help-texts',
    method: 'POST',
    path: '/v1/disasters/{disasterId}/texts',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Offer help by a text to everybody of a county that was hit who may be written to and has not answered, once in a disaster; what the texts come to is reckoned first, and a dry run sends none. Silence is no answer',
    params: z.object({ disasterId: DisasterId }),
    body: SendHelpTexts,
    answers: HelpTexts,
    success: 200,
    refuses: ['not-found', 'invalid-state', 'infeasible'],
    needs: { table: 'write', workflows: ['relief/offer-help'], secrets: ['sealing'] },
    memory: 1024,
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'text-some': {
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
} as const satisfies Record<string, TaskEntry>
