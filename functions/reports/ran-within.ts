import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { type CalendarDate, dateInShanghai } from '../../domain/kernel/instant.ts'

/** Whether it had begun by the last of these days, and had not ended before the first. */
export function ranWithin(batch: TransferBatch, from: CalendarDate, until: CalendarDate): boolean {
  if (dateInShanghai(batch.createdAt) > until) return false
  return !('endedAt' in batch) || dateInShanghai(batch.endedAt) >= from
}
