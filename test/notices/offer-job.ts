import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { promiseOf } from '../../domain/enterprises/job-promise.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { Notice } from '../../functions/notices/notice.ts'
import { sendNotices } from '../../functions/notices/send-notices.ts'
import type { World } from '../world.ts'
import type { Person } from './people.ts'

/** Offers a job to each of them, as a round of a batch does, and lets the texts arrive. */
export async function offerJob(
  world: World,
  jobOrder: JobOrder,
  { batchId, people, round = 1 }: { batchId: BatchId; people: readonly Person[]; round?: number },
): Promise<void> {
  const enterprise = await world.deps.enterprises.get(jobOrder.enterpriseId)
  if (!enterprise) throw new Error('a job order has its enterprise')
  const promise = promiseOf(jobOrder, enterprise)
  const { employer, city, post, monthlyWage, startDate } = promise
  const sentAt = world.clock.now()
  const answerUntil = plus(sentAt, { hours: 48 })
  const facts = { batchId, chunk: 0, round, jobOrderId: jobOrder.id }
  const offers = people.map(({ workerId }) => ({
    ...facts,
    offerId: derivedId('OfferId', batchId, round, workerId),
    workerId,
    enterpriseId: enterprise.id,
    promise,
    sentAt,
    answerUntil,
    state: 'sent' as const,
  }))
  await world.deps.offers.make(offers)
  const notices = await Promise.all(
    people.map(async (person): Promise<Notice> => {
      const offerId = derivedId('OfferId', batchId, round, person.workerId)
      return {
        worker: await person.worker(),
        template: 'job-offer',
        variables: { enterprise: employer, city, post, wage: monthlyWage, start: startDate, deadline: answerUntil },
        link: { batchId, chunk: 0 },
        question: { closesAt: answerUntil, asks: { about: 'offer', offerId, ...facts } },
      }
    }),
  )
  await sendNotices({ key: `offer-${batchId}-${round}-0`, notices }, world.deps)
  await world.advance({ minutes: 30 })
}
