import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { promiseOf } from '../../domain/enterprises/job-promise.ts'
import { type BatchId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { answerOffers } from '../../functions/matching/answer-offers.ts'
import { crowd } from '../notices/people.ts'
import type { World } from '../world.ts'

/** People of a chunk who all have an offer of the same order; the first of them, as many as told, have said yes. */
export async function offeredChunk(
  world: World,
  batchId: BatchId,
  chunk: number,
  jobOrder: JobOrder,
  { people, yeses }: { people: number; yeses: number },
): Promise<WorkerId[]> {
  const { deps } = world
  const { id: jobOrderId, enterpriseId } = jobOrder
  const sentAt = deps.clock.now()
  const answerUntil = plus(sentAt, { hours: 24 })
  const promise = promiseOf(jobOrder, { name: '华晟电子' })
  const ids = (await crowd(world, people)).map(({ workerId }) => workerId)
  const asked = ids.map((workerId) => {
    const offerId = derivedId('OfferId', batchId, workerId)
    const asks = { about: 'offer' as const, batchId, chunk, round: 1, offerId, jobOrderId }
    return { asks, workerId }
  })
  await deps.offers.make(
    asked.map(({ asks, workerId }) => ({
      ...asks,
      workerId,
      enterpriseId,
      promise,
      sentAt,
      answerUntil,
      state: 'sent' as const,
    })),
  )
  const yes = asked.slice(0, yeses).map((one) => ({ ...one, answer: 'accepted' as const, at: sentAt }))
  await answerOffers(yes, deps)
  return ids
}
