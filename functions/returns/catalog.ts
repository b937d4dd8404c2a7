import * as z from 'zod'
import { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { ProposedReturns } from '../../domain/enterprises/enterprise-events.ts'
import { SpokenWord } from '../../domain/enterprises/said-by.ts'
import { UnfitSettledAs } from '../../domain/enterprises/unfit-returns.ts'
import { UnfitReturnsSheet } from '../../domain/enterprises/unfit-returns-sheet.ts'
import { BatchId, EnterpriseId, TripId } from '../../domain/kernel/ids.ts'
import { AlightHome } from '../../domain/returns/alight-home.ts'
import { ReturnFigures } from '../../domain/returns/return-figures.ts'
import { StartReturnBatch } from '../../domain/returns/start-return-batch.ts'
import { BookWayHome } from '../../domain/stabilisation/book-way-home.ts'
import { ReportReceived } from '../../domain/transport/trips/trip-sheet.ts'
import { telling } from '../enterprises/telling.ts'
import { actOfCase } from '../stabilisation/act-of-case.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'

export const routes = {
  'start-return-batch': {
    operation: 'returns/start-return-batch',
    method: 'POST',
    path: '/v1/return-batches',
    calledBy: { staff: ['province'] },
    summary:
      'Start a batch of journeys home before the festival, or back after it: enterprises propose people who work there, each of these is asked, and whoever says yes gets a seat; it is a transfer batch from then on',
    body: StartReturnBatch,
    answers: TransferBatch,
    success: 202,
    makes: 'batchId',
    needs: { table: 'write', workflows: ['batches/run-transfer-batch'], secrets: ['sealing'] },
  },
  'get-return-figures': {
    operation: 'returns/get-return-figures',
    method: 'GET',
    path: '/v1/return-batches/{batchId}',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'How many of a batch of journeys home or back were proposed and asked, said yes, stay, were silent, travelled and arrived, together and by enterprise',
    params: z.object({ batchId: BatchId }),
    answers: ReturnFigures,
    success: 200,
    needs: { table: 'read', bucket: { read: ['batches/'] } },
    memory: 1024,
  },
  'propose-returns': {
    operation: 'returns/propose-returns',
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/returns',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'Whom an enterprise proposes for a journey home or back, and on which day, as it said by telephone',
    params: z.object({ enterpriseId: EnterpriseId }),
    body: SpokenWord.extend(ProposedReturns.shape),
    success: 204,
    refuses: ['invalid-state'],
    onTheirWord: true,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'list-unfit-returns': {
    operation: 'returns/list-unfit-returns',
    method: 'GET',
    path: '/v1/enterprises/{enterpriseId}/returns',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'What an enterprise’s server proposed for journeys home or back and could not be taken, of its last five batches: who by id, why, and what it was found to be',
    params: z.object({ enterpriseId: EnterpriseId }),
    answers: z.object({ items: z.array(UnfitReturnsSheet) }),
    success: 200,
    needs: { table: 'read' },
  },
  'settle-unfit-returns': {
    operation: 'returns/settle-unfit-returns',
    method: 'POST',
    path: '/v1/enterprises/{enterpriseId}/returns/{batchId}/settlement',
    calledBy: { staff: ['province', 'county', 'station'] },
    summary: 'Say what a proposal that could not be taken is, once the enterprise was asked',
    params: z.object({ enterpriseId: EnterpriseId, batchId: BatchId }),
    body: z.strictObject({ as: UnfitSettledAs.exclude(['corrected']) }),
    answers: UnfitReturnsSheet,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'book-way-home': {
    ...actOfCase,
    operation: 'returns/book-way-home',
    path: '/v1/cases/{caseId}/way-home',
    summary:
      'The way home of somebody whose case is open, with their word for this journey: a batch for them alone asks carriers for a seat, books it, tells them and is followed until they alight; the case waits for it, is settled by the arrival, and is told where it fails',
    body: BookWayHome,
    needs: {
      table: 'write',
      workflows: ['batches/run-transfer-batch'],
      secrets: ['sealing', 'details'],
    },
  },
  'alight-home': {
    operation: 'returns/alight-home',
    method: 'POST',
    path: '/v1/trips/{tripId}/alighted',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary: 'Who of a trip home has alighted, and at which drop-off point; the last of them ends the trip',
    params: z.object({ tripId: TripId }),
    body: AlightHome,
    answers: ReportReceived,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'ask-enterprises': { needs: telling, seconds: 600 },
  'list-proposed': { needs: { table: 'write', bucket: { write: ['batches/'] } }, memory: 1024, seconds: 600 },
  'ask-workers': {
    needs: {
      table: 'write',
      bucket: { write: ['batches/'] },
      workflows: ['notices/follow-messages'],
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
    memory: 1024,
  },
} as const satisfies Record<string, TaskEntry>
