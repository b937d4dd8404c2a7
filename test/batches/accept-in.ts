import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { answerOffers } from '../../functions/matching/answer-offers.ts'
import type { World } from '../world.ts'
import { offerIn } from './offer-in.ts'

/** The worker is offered the order in that batch and says yes; answers the placement, or undefined where it was not taken. */
export async function acceptIn(
  world: World,
  batchId: BatchId,
  { workerId }: Pick<Worker, 'workerId'>,
  jobOrder: JobOrder,
): Promise<Placement | undefined> {
  const { deps } = world
  const asks = await offerIn(world, batchId, { workerId }, jobOrder)
  await answerOffers([{ asks, workerId, answer: 'accepted', at: deps.clock.now() }], deps)
  return (await deps.placements.get(batchId, 0, workerId)) ?? undefined
}
