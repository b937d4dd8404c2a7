import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { promiseOf } from '../../domain/enterprises/job-promise.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { OfferQuestion } from '../../domain/notices/question.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { World } from '../world.ts'

/** The worker is offered the order in the batch's first round; answers what they are asked. */
export async function offerIn(
  { deps }: World,
  batchId: BatchId,
  { workerId }: Pick<Worker, 'workerId'>,
  jobOrder: JobOrder,
): Promise<OfferQuestion> {
  const { id: jobOrderId, enterpriseId } = jobOrder
  const promise = promiseOf(jobOrder, { name: '华晟电子' })
  const [sentAt, offerId] = [deps.clock.now(), derivedId('OfferId', batchId, workerId)]
  const asks = { about: 'offer' as const, batchId, chunk: 0, round: 1, offerId, jobOrderId }
  const answerUntil = plus(sentAt, { hours: 1 })
  await deps.offers.make([{ ...asks, workerId, enterpriseId, promise, sentAt, answerUntil, state: 'sent' }])
  return asks
}
