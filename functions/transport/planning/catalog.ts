import * as z from 'zod'
import { BatchId, ProposalId } from '../../../domain/kernel/ids.ts'
import { DecideApproval } from '../../../domain/transport/journeys/decide-approval.ts'
import { PlanConstraints } from '../../../domain/transport/journeys/plan-constraints.ts'
import { PlanSheet } from '../../../domain/transport/journeys/plan-sheet.ts'
import { ProposalSheet, TransportProposal } from '../../../domain/transport/journeys/transport-proposal.ts'
import type { RouteEntry, TaskEntry } from '../../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../../wiring/page-query.ts'

export const routes = {
  'approve-batch': {
    operation: 'batches/approve-batch',
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/approval',
    calledBy: { staff: ['province'] },
    summary:
      'Approve the planned trips, reject them and end the batch, or set the plan aside: the trips are planned anew, and approval is asked for again',
    params: z.object({ batchId: BatchId }),
    body: DecideApproval,
    success: 200,
    refuses: ['conflict', 'invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
  'get-plan': {
    operation: 'transport/get-plan',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/transport-plan',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'The journeys of a batch as they are planned now: cost, bound and gap, seat-fill, waiting and nights, and the flows between places',
    params: z.object({ batchId: BatchId }),
    answers: PlanSheet,
    success: 200,
    needs: { table: 'read', bucket: { read: ['batches/'] } },
    memory: 1024,
  },
  'list-proposals': {
    operation: 'transport/list-proposals',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/transport-proposals',
    calledBy: { staff: ['province', 'auditor'] },
    summary: 'The other plans that were asked for, in no order of time, each with what it would change in short',
    params: z.object({ batchId: BatchId }),
    query: PageQuery,
    answers: pageOf(TransportProposal),
    success: 200,
    needs: { table: 'read' },
  },
  'propose-plan': {
    operation: 'transport/propose-plan',
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/transport-proposals',
    calledBy: { staff: ['province'] },
    summary:
      'Ask for another plan while the batch waits for approval: lock or reject trips, forbid modes, cap the budget, change coaches',
    params: z.object({ batchId: BatchId }),
    body: PlanConstraints,
    answers: TransportProposal,
    success: 202,
    refuses: ['invalid-state'],
    makes: 'proposalId',
    needs: { table: 'write', workflows: ['transport/make-proposal'], secrets: ['sealing'] },
  },
  'get-proposal': {
    operation: 'transport/get-proposal',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/transport-proposals/{proposalId}',
    calledBy: { staff: ['province', 'auditor'] },
    summary:
      'What another plan would change: people moved, trips added, dropped and changed, the cost before and after, bound and gap',
    params: z.object({ batchId: BatchId, proposalId: ProposalId }),
    answers: ProposalSheet,
    success: 200,
    needs: { table: 'read', bucket: { read: ['batches/'] } },
  },
  'accept-proposal': {
    operation: 'transport/accept-proposal',
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/transport-proposals/{proposalId}/acceptance',
    calledBy: { staff: ['province'] },
    summary: 'Make a proposal the plan; the batch carries it out and waits for approval again',
    params: z.object({ batchId: BatchId, proposalId: ProposalId }),
    answers: TransportProposal,
    success: 202,
    refuses: ['conflict', 'invalid-state'],
    needs: { table: 'write', bucket: { read: ['batches/'] }, answersWaits: true, secrets: ['sealing'] },
    memory: 1024,
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'plan-trips': {
    needs: { table: 'write', bucket: { write: ['batches/'] }, secrets: ['carriers'] },
    memory: 3008,
    seconds: 850,
  },
  'draw-proposal': {
    needs: { table: 'write', bucket: { write: ['batches/'] }, secrets: ['carriers'] },
    memory: 3008,
    seconds: 850,
  },
  'give-up-proposal': { needs: { table: 'write' } },
  'carry-out-proposal': {
    needs: { table: 'write', bucket: { write: ['batches/'] }, secrets: ['carriers'] },
    memory: 3008,
    seconds: 850,
  },
  'replan-lost': {
    needs: { table: 'write', bucket: { write: ['batches/'] }, secrets: ['carriers'] },
    memory: 3008,
    seconds: 850,
  },
} as const satisfies Record<string, TaskEntry>
