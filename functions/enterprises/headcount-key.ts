import * as z from 'zod'
import { BatchId, derivedId, type EventId, JobOrderId } from '../../domain/kernel/ids.ts'

/** One question: what a batch asks about a job order. */
export const HeadcountKey = z.object({ batchId: BatchId, jobOrderId: JobOrderId })
export type HeadcountKey = z.infer<typeof HeadcountKey>

/** The event that puts the question. */
export function headcountAskedId({ batchId, jobOrderId }: HeadcountKey): EventId {
  return derivedId('EventId', batchId, jobOrderId, 'requested')
}
