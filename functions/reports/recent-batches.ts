import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'

/** Days after which nothing of a batch is still going on: travel, and a follow-up of half a year. */
const longestBatch = 400
const pageSize = 200

/** Newest first, until they are too old to have gone on until that day; journeys home and back are no transfer. */
export async function recentBatches(date: CalendarDate, { batches }: Pick<Deps, 'batches'>): Promise<TransferBatch[]> {
  const oldest = plusDays(date, -longestBatch)
  const found: TransferBatch[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof batches.list>> = await batches.list(cursor, pageSize)
    found.push(...page.items.filter(({ createdAt, returns }) => !returns && dateInShanghai(createdAt) >= oldest))
    const last = page.items.at(-1)
    cursor = last && dateInShanghai(last.createdAt) >= oldest ? page.next : null
  } while (cursor)
  return found
}
