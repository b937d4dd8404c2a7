import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { type Month, monthsToCompare } from '../../domain/reports/monthly-report.ts'
import { reportsSentences } from '../../domain/reports/reports-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { unknownCursor } from '../wiring/page-query.ts'
import { keptDays } from './kept-days.ts'
import type { PlacementsPage } from './placements-of-batch.ts'
import { ranWithin } from './ran-within.ts'
import { recentBatches } from './recent-batches.ts'

/** A chunk of one of the batches, in the order in which they are read. */
interface Place {
  readonly batch: TransferBatch
  readonly chunk: number
}

/**
 * Whoever said yes on a day of the month, of every batch that ran in it, newest first. A page is as many chunks as one of a batch, and may
 * hold nobody. The cursor names batch and chunk: a batch that is started meanwhile moves nothing.
 */
export async function placementsOfMonth(
  month: Month,
  cursor: string | undefined,
  { chunksAtOnce, ...deps }: Pick<Deps, 'batches' | 'placements' | 'clock'> & { readonly chunksAtOnce: number },
): Promise<PlacementsPage | Refusal> {
  const today = dateInShanghai(deps.clock.now())
  const { from, until } = monthsToCompare(month, today)
  if (from > today) return refuse('invalid-request', reportsSentences('month-to-come', { month }), 'query/month')
  if (from < plusDays(today, -keptDays))
    return refuse('not-found', reportsSentences('month-too-old', { days: keptDays, month }))
  const batches = (await recentBatches(from, deps)).filter((batch) => ranWithin(batch, from, until))
  const all = batches.flatMap((batch) =>
    Array.from({ length: batch.counts.chunks }, (_, chunk): Place => ({ batch, chunk })),
  )
  const first = cursor === undefined ? 0 : all.findIndex((place) => nameOf(place) === cursor)
  if (first < 0) return unknownCursor()
  const read = all.slice(first, first + chunksAtOnce)
  const found = await Promise.all(
    read.map(async ({ batch, chunk }) =>
      (await deps.placements.ofChunk(batch.batchId, chunk))
        .filter(({ acceptedAt }) => isIn(month, acceptedAt))
        .map((placement) => ({ placement, batch })),
    ),
  )
  const next = all[first + chunksAtOnce]
  return { found: found.flat(), next: next ? nameOf(next) : null }
}

function isIn(month: Month, at: Placement['acceptedAt']): boolean {
  return dateInShanghai(at).startsWith(month)
}

function nameOf({ batch, chunk }: Place): string {
  return `${batch.batchId}-${chunk}`
}
