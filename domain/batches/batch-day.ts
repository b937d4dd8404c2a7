import type { CalendarDate } from '../kernel/instant.ts'
import type { BatchCounts, BatchProgress, TransferBatch } from './transfer-batch.ts'

/** Where a batch stood when a day ended on which it moved. */
export interface BatchDay {
  readonly date: CalendarDate
  readonly state: TransferBatch['state']
  readonly step: BatchProgress['step']
  readonly counts: BatchCounts
}
