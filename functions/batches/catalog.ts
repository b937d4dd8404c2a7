import * as z from 'zod'
import { CancelBatch, DecideApproval } from '../../domain/batches/decide-batch.ts'
import { ShownBatch, StartTransferBatch, TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { BatchId } from '../../domain/kernel/ids.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

export const routes = {
  'start-transfer-batch': {
    operation: 'batches/start-transfer-batch',
    method: 'POST',
    path: '/v1/transfer-batches',
    calledBy: { staff: ['province'] },
    summary: 'Start a transfer batch',
    body: StartTransferBatch,
    answers: TransferBatch,
    success: 202,
    makes: 'batchId',
    needs: { table: 'write', bucket: 'write', workflows: ['batches/run-transfer-batch'], secrets: ['sealing'] },
  },
  'list-transfer-batches': {
    operation: 'batches/list-transfer-batches',
    method: 'GET',
    path: '/v1/transfer-batches',
    calledBy: { staff: ['province', 'auditor'] },
    summary: 'The transfer batches, newest first',
    query: PageQuery,
    answers: pageOf(TransferBatch),
    success: 200,
    needs: { table: 'read' },
  },
  'get-transfer-batch': {
    operation: 'batches/get-transfer-batch',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'Which step the batch is in, what it waits for, since when and until when, the counts so far, and what each job order was asked and answered',
    params: z.object({ batchId: BatchId }),
    answers: ShownBatch,
    success: 200,
    needs: { table: 'read' },
  },
  'approve-batch': {
    operation: 'batches/approve-batch',
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/approval',
    calledBy: { staff: ['province'] },
    summary: 'Approve the planned trips, or reject them and end the batch',
    params: z.object({ batchId: BatchId }),
    body: DecideApproval,
    success: 200,
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
  'cancel-batch': {
    operation: 'batches/cancel-batch',
    method: 'POST',
    path: '/v1/transfer-batches/{batchId}/cancel',
    calledBy: { staff: ['province'] },
    summary: 'End the batch before anybody travels and release what was held',
    params: z.object({ batchId: BatchId }),
    body: CancelBatch,
    answers: TransferBatch,
    success: 202,
    needs: {
      table: 'write',
      workflows: ['batches/run-transfer-batch', 'batches/release-batch'],
      secrets: ['sealing'],
    },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'freeze-candidates': { needs: { table: 'write', bucket: 'write' }, memory: 1024, seconds: 600 },
  'note-progress': { needs: { table: 'write' } },
  'ask-approval': { needs: { table: 'write', answersWaits: true } },
  'begin-release': {
    needs: {
      table: 'write',
      workflows: [
        'enterprises/confirm-headcount',
        'transport/book-trip',
        'transport/run-trip',
        'transport/reaccommodate',
      ],
    },
    seconds: 600,
  },
  'conclude-batch': { needs: { table: 'write' } },
} as const satisfies Record<string, TaskEntry>
