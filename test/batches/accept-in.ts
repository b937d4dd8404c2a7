import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { promiseOf } from '../../domain/enterprises/job-promise.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { answerOffers } from '../../functions/matching/answer-offers.ts'
import type { World } from '../world.ts'

/** The worker is offered the order in that batch and says yes; answers the placement, or undefined where it was not taken. */
export async function acceptIn(
  { deps }: World,
  batchId: BatchId,
  { workerId }: Pick<Worker, 'workerId'>,
  jobOrder: JobOrder,
): Promise<Placement | undefined> {
  const { id: jobOrderId, enterpriseId } = jobOrder
  const promise = promiseOf(jobOrder, { name: '华晟电子' })
  const [at, offerId] = [deps.clock.now(), derivedId('OfferId', batchId, workerId)]
  const asks = { about: 'offer' as const, batchId, chunk: 0, round: 1, offerId, jobOrderId }
  const answerUntil = plus(at, { hours: 1 })
  await deps.offers.make([{ ...asks, workerId, enterpriseId, promise, sentAt: at, answerUntil, state: 'sent' }])
  await answerOffers([{ asks, workerId, answer: 'accepted', at }], deps)
  return (await deps.placements.get(batchId, 0, workerId)) ?? undefined
}
