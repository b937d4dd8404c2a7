import * as z from 'zod'
import { BatchId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { Instant, plus } from '../../domain/kernel/instant.ts'
import { isCandidate } from '../../domain/surveys/is-candidate.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { offerKey } from './offer-notices.ts'
import { promisesOf } from './promises-of.ts'
import { readProposals } from './read-proposals.ts'
import { whoLacksCertificate } from './who-lacks-certificate.ts'

const ChunkOfRound = z.object({
  batchId: BatchId,
  round: z.int().positive(),
  chunk: z.int().nonnegative(),
  key: z.string(),
  answerUntil: Instant,
})

/** What may lie between the match and its offers, as part of the answer time. */
const usualDelay = { hours: 1 }

/**
 * Makes the chunk's offers and sends them. A worker who is no longer a candidate, or whose county was hit meanwhile and who was not offered
 * help yet, or whose certificate was withdrawn, gets none, and the place stays free. Where a failure of ours has held the chunk up, its
 * people have their whole answer time from now; answers until when that is.
 */
async function sendOffers(
  { batchId, round, chunk, key, answerUntil: usual }: z.infer<typeof ChunkOfRound>,
  deps: Deps,
): Promise<{ sent: number; answerUntil?: Instant }> {
  const proposals = await readProposals(key, deps)
  const [people, offersOfChunk, batch, orders] = await Promise.all([
    deps.workers.getMany(proposals.map((one) => one.workerId)),
    deps.offers.ofChunk(batchId, chunk),
    deps.batches.get(batchId),
    deps.jobOrders.getMany([...new Set(proposals.map(({ jobOrderId }) => jobOrderId))]),
  ])
  const workers = new Map(people.map((worker) => [worker.workerId, worker]))
  const before = offersOfChunk.filter((one) => one.round === round)
  const made = new Set(before.map((one) => one.workerId))
  const whole = plus(deps.clock.now(), { hours: batch?.answerHours ?? 0 })
  const answerUntil = before[0]?.answerUntil ?? (whole > plus(usual, usualDelay) ? whole : usual)
  // Who has a job sought for them has asked for it.
  const [helpFirst, uncertified] = await Promise.all([
    batch?.search ? new Set<WorkerId>() : whoIsHelpedFirst(people, deps),
    whoLacksCertificate(proposals, orders, deps),
  ])
  const standing = proposals.flatMap((proposal) => {
    const worker = workers.get(proposal.workerId)
    const mayBeOffered = worker && isCandidate(worker) && !helpFirst.has(worker.workerId)
    return worker && (made.has(worker.workerId) || (mayBeOffered && !uncertified.has(worker.workerId)))
      ? [{ ...proposal, worker }]
      : []
  })
  const offered = new Set(standing.map(({ jobOrderId }) => jobOrderId))
  const promised = await promisesOf(
    orders.filter(({ id }) => offered.has(id)),
    deps,
  )
  const offers = standing.map(({ worker, jobOrderId, startDate }) => ({
    worker,
    offer: {
      offerId: derivedId('OfferId', batchId, round, worker.workerId),
      batchId,
      chunk,
      round,
      workerId: worker.workerId,
      jobOrderId,
      ...promised(jobOrderId, startDate),
      sentAt: deps.clock.now(),
      answerUntil,
      state: 'sent' as const,
    },
  }))
  const fresh = offers.flatMap(({ offer }) => (made.has(offer.workerId) ? [] : offer))
  await deps.offers.make(fresh)
  deps.metrics.count({ OffersSent: fresh.length })
  // Looked at after the offers are made: either the release of an ended batch finds them, or they are closed here.
  if ((await deps.batches.get(batchId))?.state !== 'running') {
    await deps.answers.close(
      offers.map(({ offer }) => offer),
      'withdrawn',
      deps.clock.now(),
    )
    return { sent: 0 }
  }
  const notices = offers.map(({ worker, offer: { offerId, jobOrderId, promise } }): Notice => {
    const { employer, city, post, monthlyWage, startDate } = promise
    return {
      worker,
      template: 'job-offer',
      variables: { enterprise: employer, city, post, wage: monthlyWage, start: startDate, deadline: answerUntil },
      link: { batchId, chunk },
      question: { closesAt: answerUntil, asks: { about: 'offer', batchId, chunk, round, offerId, jobOrderId } },
    }
  })
  // Nothing is sent before the offers are made.
  const together = before.length === 0 ? 'always' : true
  await sendNotices({ key: offerKey({ batchId, round, chunk }), together, notices }, deps)
  return { sent: offers.length, answerUntil }
}

export const handler = task(ChunkOfRound, sendOffers)
