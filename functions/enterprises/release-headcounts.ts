import * as z from 'zod'
import { releaseHeadcount } from '../../domain/enterprises/headcount.ts'
import { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { tellHeadcountReleased } from './tell-headcount-released.ts'

/** Enterprises that are told at the same time. */
const atOnce = 25

/**
 * Frees every place of a batch that ends early and tells the enterprises; a second run tells those again that it finds
 * released for this reason, under the same event ids. An enterprise that cannot be reached holds nothing up.
 */
async function releaseHeadcounts(
  { batchId }: { batchId: BatchId },
  deps: Pick<Deps, 'headcounts' | 'enterpriseNotifier' | 'clock' | 'logger'>,
) {
  const toTell = []
  for (const kept of await deps.headcounts.keptOfBatch(batchId)) {
    const release = releaseHeadcount(kept.request, { releasedAt: deps.clock.now(), why: 'batch-cancelled' })
    if (isRefusal(release)) {
      if (kept.request.state === 'released' && kept.request.why === 'batch-cancelled') toTell.push(kept)
      continue
    }
    if (!(await deps.headcounts.move(kept.request, release)))
      throw new Error(`the question about ${release.jobOrderId} in ${batchId} changed meanwhile`)
    toTell.push({ ...kept, request: release })
  }
  let untold = 0
  for (let start = 0; start < toTell.length; start += atOnce) {
    const told = await Promise.allSettled(
      toTell.slice(start, start + atOnce).map((kept) => tellHeadcountReleased(kept, deps)),
    )
    for (const one of told) {
      if (one.status === 'fulfilled') continue
      untold += 1
      deps.logger.warn('an enterprise was not told of a release', { batchId, error: one.reason as Error })
    }
  }
  return { released: toTell.length, untold }
}

export const handler = task(z.object({ batchId: BatchId }), releaseHeadcounts)
