import * as z from 'zod'
import { WorkerId } from '../../domain/kernel/ids.ts'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { SubsidyStanding } from '../../domain/subsidies/evaluate-policy.ts'
import { SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'

const County = z.string().regex(/^\d{6}$/)

export const routes = {
  'list-policies': {
    operation: 'subsidies/list-policies',
    method: 'GET',
    path: '/v1/subsidies/policies',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'Subsidy policies of a county and the places around it, with source and date, of all time or of a day; without a county the published rules that are shipped as examples',
    query: z.object({ county: County.optional(), on: CalendarDate.optional() }),
    answers: z.object({ items: z.array(SubsidyPolicy) }),
    success: 200,
    needs: { table: 'read' },
  },
  'add-policy': {
    operation: 'subsidies/add-policy',
    method: 'POST',
    path: '/v1/subsidies/policies',
    calledBy: { staff: ['province'] },
    summary: 'Add a subsidy policy as its notice says it; it stands for good, and a new notice is a new policy',
    body: SubsidyPolicy,
    answers: SubsidyPolicy,
    success: 201,
    refuses: ['conflict'],
    makes: 'policyId',
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'get-worker-subsidies': {
    operation: 'subsidies/get-worker-subsidies',
    method: 'GET',
    path: '/v1/workers/{workerId}/subsidies',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'How a person stands under each policy of their county today, or on a day: eligible, not yet and from when, not, or not to be known before something is shown; with the reasons, by placements, trips and check-ins',
    params: z.object({ workerId: WorkerId }),
    query: z.object({ on: CalendarDate.optional() }),
    answers: z.object({ workerId: WorkerId, on: CalendarDate, standings: z.array(SubsidyStanding) }),
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
