import { isDeepStrictEqual } from 'node:util'
import type { BatchId } from '../kernel/ids.ts'
import type { Enterprise } from './enterprise.ts'
import { mostUnfitNamed, type UnfitPerson, type UnfitReturns, type UnfitSettled } from './unfit-returns.ts'

/** Batches of which it is kept. */
const mostBatches = 5

/**
 * Keeps what could not be taken, in the place of what the enterprise sent for this batch before. The same said again changes nothing, and
 * asks nobody again who has said what it is.
 */
export function noteUnfitReturns(
  enterprise: Enterprise,
  proposal: Pick<UnfitReturns, 'batchId' | 'direction' | 'since' | 'until' | 'proposed'>,
  unfit: readonly UnfitPerson[],
): Enterprise {
  const { unfitReturns = [] } = enterprise
  const before = unfitReturns.find(({ batchId }) => batchId === proposal.batchId)
  const counts: UnfitReturns['counts'] = {}
  for (const { why } of unfit) counts[why] = (counts[why] ?? 0) + 1
  const found = { ...proposal, counts, people: unfit.slice(0, mostUnfitNamed) }
  const since = before && !before.settled ? before.since : proposal.since
  if (before && before.settled?.as !== 'corrected' && isSame(before, found)) return enterprise
  const others = unfitReturns.filter(({ batchId }) => batchId !== proposal.batchId)
  return { ...enterprise, unfitReturns: [...others, { ...found, since }].slice(-mostBatches) }
}

function isSame(before: UnfitReturns, { proposed, counts, people }: Omit<UnfitReturns, 'settled'>): boolean {
  const was = { proposed: before.proposed, counts: before.counts, people: before.people }
  return isDeepStrictEqual(was, { proposed, counts, people })
}

/** Nothing where nothing of the batch is open. */
export function settleUnfitReturns(enterprise: Enterprise, batchId: BatchId, settled: UnfitSettled): Enterprise {
  const { unfitReturns = [] } = enterprise
  if (!unfitReturns.some((one) => one.batchId === batchId && !one.settled)) return enterprise
  return {
    ...enterprise,
    unfitReturns: unfitReturns.map((one) => (one.batchId === batchId && !one.settled ? { ...one, settled } : one)),
  }
}
