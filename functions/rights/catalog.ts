import * as z from 'zod'
import { GivenInstant } from '../../domain/kernel/given-instant.ts'
import { WorkerId } from '../../domain/kernel/ids.ts'
import { line } from '../../domain/kernel/line.ts'
import { Words } from '../../domain/kernel/words.ts'
import { AskErasure, Erasure } from '../../domain/rights/erasure.ts'
import { PersonExport } from '../../domain/rights/person-export.ts'
import { telling } from '../enterprises/telling.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { DetailsQuery } from '../wiring/details-query.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

export const routes = {
  'list-audit': {
    operation: 'rights/list-audit',
    method: 'GET',
    path: '/v1/audit',
    calledBy: { staff: ['auditor'] },
    summary: 'Who did what, and whose details were read or opened, by whom and why; by person, by actor, or of a time',
    query: PageQuery.extend({
      person: WorkerId.optional(),
      /** A colleague’s subject, or a task’s function. */
      actor: line({ max: 200 }).optional(),
      since: GivenInstant.optional(),
      until: GivenInstant.optional(),
    }),
    answers: pageOf(
      z.object({
        subject: z.string(),
        at: z.string(),
        requestId: z.string(),
        actor: z.string(),
        role: z.string(),
        action: z.string(),
        /** What a colleague recorded on somebody’s word. */
        word: z.object({ by: z.string(), reason: z.string() }).optional(),
        opened: z.object({ list: z.string(), people: z.number(), why: z.string(), whyWords: Words }).optional(),
      }),
    ),
    success: 200,
    needs: { table: 'read' },
  },
  'export-person': {
    operation: 'rights/export-person',
    method: 'GET',
    path: '/v1/workers/{workerId}/export',
    calledBy: { staff: ['county', 'province'] },
    summary:
      'All that is kept on one person, with a summary to read; masked unless details=full and a reason are given',
    params: z.object({ workerId: WorkerId }),
    query: DetailsQuery,
    answers: PersonExport,
    opensDetails: true,
    success: 200,
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'erase-person': {
    operation: 'rights/erase-person',
    method: 'POST',
    path: '/v1/workers/{workerId}/erasure',
    calledBy: { staff: ['county', 'province'] },
    summary:
      'Erase a person: what runs for them ends, their details are gone, ids stay countable; refused while the law keeps them',
    params: z.object({ workerId: WorkerId }),
    body: AskErasure,
    answers: Erasure,
    success: 200,
    refuses: ['invalid-state'],
    needs: { ...telling, bucket: { write: ['erasures/', 'evidence/'] }, answersWaits: true },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'apply-erasures': {
    needs: { table: 'write', bucket: { read: ['erasures/'], write: ['evidence/'] }, answersWaits: true },
    seconds: 900,
  },
  'seal-again': { needs: { table: 'write', secrets: ['sealing', 'details'] }, seconds: 600 },
  'seal-contacts-again': { needs: { table: 'write', secrets: ['sealing'] }, seconds: 600 },
} as const satisfies Record<string, TaskEntry>
