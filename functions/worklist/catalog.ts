import * as z from 'zod'
import { WaitingEntry } from '../../domain/kernel/waiting.ts'
import { allWaitingKinds } from '../../domain/kernel/waiting-kinds.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'
import { WorkItem } from './work-item.ts'

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
    needs: { table: 'read' },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
