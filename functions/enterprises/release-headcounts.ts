import * as z from 'zod'
import { releaseHeadcount } from '../../domain/enterprises/headcount.ts'
import { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { KeptHeadcount } from '../../storage/enterprises/headcounts.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import type { TellingEnterprise } from './tell-enterprise.ts'
import { tellHeadcountReleased } from './tell-headcount-released.ts'

/** Enterprises that are told at the same time. */
const atOnce = 25

/**
 * Frees the places of a batch that ends early and tells the enterprises, but those to which a trip runs all the same; a second run tells
 * them again under the same event ids. An enterprise that cannot be reached holds nothing up: it is told once its server is back.
 */
async function releaseHeadcounts(
  { batchId }: { batchId: BatchId },
  deps: TellingEnterprise & Pick<Deps, 'headcounts' | 'jobOrders' | 'trips'>,
) {
  const running = await deps.trips.running(batchId)
  const expecting = new Set(running.flatMap(({ plants }) => plants.map(({ jobOrderId }) => jobOrderId)))
  const kept = (await deps.headcounts.keptOfBatch(batchId)).filter(({ request }) => !expecting.has(request.jobOrderId))
  const released = (await Promise.all(kept.map((one) => releaseForCancelling(one, deps)))).filter((one) => one !== null)
  let untold = 0
  for (let start = 0; start < released.length; start += atOnce) {
    const told = await Promise.allSettled(
      released.slice(start, start + atOnce).map((one) => tellHeadcountReleased(one, deps)),
    )
    for (const one of told) {
      if (one.status === 'fulfilled') {
        if (!one.value) untold += 1
        continue
      }
      untold += 1
      deps.logger.warn('an enterprise was not told of a release', { batchId, error: one.reason as Error })
    }
  }
  return { released: released.length, untold }
}

/** Null for a question that was released for another reason before: nobody is expected there. */
async function releaseForCancelling(
  kept: KeptHeadcount,
  { headcounts, clock }: Pick<Deps, 'headcounts' | 'clock'>,
): Promise<KeptHeadcount | null> {
  const { request } = kept
  if (request.state === 'released') return request.why === 'batch-cancelled' ? kept : null
  const release = releaseHeadcount(request, { releasedAt: clock.now(), why: 'batch-cancelled' })
  if (isRefusal(release)) return null
  if (!(await headcounts.move(request, release)))
    throw new Error(`the question about ${request.jobOrderId} in ${request.batchId} changed meanwhile`)
  return { ...kept, request: release }
}

export const handler = task(z.object({ batchId: BatchId }), releaseHeadcounts)
