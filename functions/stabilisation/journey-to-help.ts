import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { atTheJob, isPastBoarding, type Placement } from '../../domain/matching/placement.ts'
import { latestPageOf } from '../notices/latest-page-of.ts'
import type { Deps } from '../wiring/deps.ts'

interface JourneyToHelp {
  readonly batchId: BatchId
  readonly chunk: number
  /** Null before a yes. */
  readonly placement: Placement | null
}

/**
 * On which journey somebody is who needs help; null: on none of ours. `asked` is the one that we wrote to them about, where that is known,
 * else the latest. Somebody at a post is looked after there, also while they are asked about a seat home, have one, or are offered another
 * job.
 */
export async function journeyToHelp(
  workerId: WorkerId,
  asked: { readonly batchId: BatchId; readonly chunk: number } | undefined,
  deps: Pick<Deps, 'links' | 'messages' | 'placements'>,
): Promise<JourneyToHelp | null> {
  const page = asked ?? (await latestPageOf(workerId, deps))
  const placement = page && (await deps.placements.get(page.batchId, page.chunk, workerId))
  const ofPage = page && { batchId: page.batchId, chunk: page.chunk, placement }
  if (placement && (!placement.returns || isPastBoarding(placement.journey))) return ofPage
  const [post] = await deps.placements.ofWorker(workerId)
  const ofPost = post && { batchId: post.batchId, chunk: post.chunk, placement: post }
  if (ofPost && atTheJob.includes(ofPost.placement.journey.state)) return ofPost
  // A page is kept for some months after the last message; somebody who was placed has a job for longer.
  return ofPage ?? ofPost ?? null
}
