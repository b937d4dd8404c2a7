import * as z from 'zod'
import { DisasterId } from '../../domain/kernel/ids.ts'
import { DeclareDisaster, Disaster } from '../../domain/relief/disaster.ts'
import { ReliefProgress } from '../../domain/relief/relief-progress.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
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
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
