import type { BatchId } from '../kernel/ids.ts'
import type { Waiting } from '../kernel/waiting.ts'
import { waitWords } from './batch-in-words.ts'
import type { Stall } from './stall.ts'
import type { BatchProgress } from './transfer-batch.ts'

/** The province's word on planned trips, while a batch waits for it. */
export function waitingForApproval(batchId: BatchId, progress: BatchProgress, isDecided = false): Waiting[] {
  const { step, since, until } = progress
  const wait = waitWords(progress)
  if (step !== 'waiting for approval' || isDecided) return []
  return [approvalOf(batchId, { since, until, ...(wait && { note: wait }) })]
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
