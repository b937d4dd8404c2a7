import { approvalTime } from '../../../domain/batches/decide-batch.ts'
import type { BatchId } from '../../../domain/kernel/ids.ts'
import { noteStep } from '../../batches/note-step.ts'
import type { Deps } from '../../wiring/deps.ts'
import type { BatchPlanned } from './batch-planned.ts'

/** Notes that the approval of what was planned is waited for; `refused`: why another plan could not be made. */
export function noteApprovalAsked(
  batchId: BatchId,
  { trips, costYuan, passengers, seatFill, waiting, refused }: BatchPlanned & { readonly refused?: string },
  deps: Pick<Deps, 'batches' | 'clock'>,
): Promise<void> {
  const awaits = { for: 'approval' as const, trips, yuan: costYuan, ...(refused !== undefined && { refused }) }
  const planned = { planned: trips, booked: 0, lost: 0, passengers, seatFill, costYuan, waiting }
  return noteStep(
    batchId,
    { step: 'waiting for approval', awaits, hours: approvalTime.hours, counts: { trips: planned } },
    deps,
  )
}
