import type { BatchId } from '../kernel/ids.ts'
import type { Waiting } from '../kernel/waiting.ts'
import type { Stall } from './stall.ts'
import type { BatchProgress } from './transfer-batch.ts'

/** The province's word on planned trips, while a batch waits for it. */
export function waitingForApproval(
  batchId: BatchId,
  { step, waitsFor, since, until }: BatchProgress,
  isDecided = false,
): Waiting[] {
  if (step !== 'waiting for approval' || isDecided) return []
  return [approvalOf(batchId, { since, until, ...(waitsFor && { note: { zh: '请审批行程方案', en: waitsFor } }) })]
}

/** The entry that a batch has, or had: for taking it off the list. */
export function approvalOf(batchId: BatchId, of: Pick<Waiting, 'since' | 'until' | 'note'>): Waiting {
  return { kind: 'approval', id: batchId, subject: { batchId }, scopes: ['province'], ...of }
}

/** A step that waits for an operator. */
export function waitingOnStall(stall: Stall): Waiting[] {
  return stall.state === 'open' ? [entryOfStall(stall)] : []
}

export function entryOfStall({ batchId, stallId, step, since, until }: Stall): Waiting {
  return { kind: 'stall', id: stallId, subject: { batchId, stallId }, scopes: ['province'], since, until, note: step }
}
