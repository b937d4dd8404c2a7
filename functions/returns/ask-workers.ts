import * as z from 'zod'
import { BatchId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { Instant, plus } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import { atTheJob, hasCome, type Placement } from '../../domain/matching/placement.ts'
import { returnTerm } from '../../domain/matching/return-term.ts'
import type { NotAsked } from '../../domain/returns/return-ask.ts'
import { consents } from '../../domain/surveys/consents.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { answerOffers } from '../matching/answer-offers.ts'
import { offerKey } from '../matching/offer-notices.ts'
import type { Notice } from '../notices/notice.ts'
import { sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { askedBefore } from './asked-before.ts'
import { returnBatchOf } from './return-batch-of.ts'
import { type NotAskedOfChunk, type ReturnList, returnKeys } from './return-list.ts'

const ChunkOfRound = z.object({
  batchId: BatchId,
  round: z.int().positive(),
  chunk: z.int().nonnegative(),
  key: z.string(),
  answerUntil: Instant,
})

/** What may lie between the list and its questions, as part of the answer time. */
const usualDelay = { hours: 1 }

type Listed = ReturnList['asked'][number]

interface Asking {
  readonly worker: Worker
  readonly offer: Extract<Offer, { state: 'sent' }>
}

/**
 * Asks each of the chunk's people whether they want a seat on this journey. Who has left the post meanwhile, has no consent on record any
 * more or is being asked by another batch is not asked. Where a failure of ours has held the chunk up, its people have their whole answer
 * time from now. Asked again, nobody is asked twice. Whose case asked for the way home has said yes to a colleague: that is their answer,
 * and no text asks them.
 */
async function askWorkers(
  { batchId, round, chunk, key, answerUntil: usual }: z.infer<typeof ChunkOfRound>,
  deps: Deps,
): Promise<{ sent: number; answerUntil?: Instant } | Refusal> {
  const batch = await returnBatchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  const listed = await deps.bucket.readJson<Listed[]>(key)
  const before = await deps.offers.ofChunk(batchId, chunk)
  const whole = plus(deps.clock.now(), { hours: batch.answerHours })
  const answerUntil = before[0]?.answerUntil ?? (whole > plus(usual, usualDelay) ? whole : usual)
  const made = new Map(before.map((offer) => [offer.workerId, offer]))
  const { asking, notAsked } = await askable(listed, { batch, round, answerUntil, made }, deps)
  await deps.bucket.writeJson(returnKeys(batchId).notAsked(chunk), notAsked satisfies NotAskedOfChunk)
  const fresh = asking.filter(({ offer }) => !made.has(offer.workerId))
  await deps.offers.make(fresh.map(({ offer }) => offer))
  // Looked at after the questions are made: either the release of an ended batch finds them, or they are closed here.
  if ((await deps.batches.get(batchId))?.state !== 'running') {
    await deps.answers.close(
      asking.map(({ offer }) => offer),
      'withdrawn',
      deps.clock.now(),
    )
    return { sent: 0 }
  }
  const { forCase, direction } = batch.returns
  if (forCase) {
    await answerOffers(
      asking.map(({ offer: { offerId, jobOrderId } }) => ({
        asks: { about: 'offer' as const, batchId, chunk, round, offerId, jobOrderId, returns: true as const },
        workerId: forCase.workerId,
        answer: 'accepted' as const,
        at: forCase.agreedAt,
        by: 'call' as const,
      })),
      deps,
    )
    return { sent: asking.length, answerUntil }
  }
  const notices = asking.map(({ worker, offer }): Notice => {
    const { offerId, jobOrderId, promise, returns } = offer
    return {
      worker,
      template: 'return-ask',
      variables: {
        enterprise: promise.employer,
        day: returns?.day ?? promise.startDate,
        journey: returnTerm[direction],
        deadline: answerUntil,
      },
      link: { batchId, chunk },
      question: {
        closesAt: answerUntil,
        asks: { about: 'offer', batchId, chunk, round, offerId, jobOrderId, returns: true },
      },
    }
  })
  await sendNotices({ key: offerKey({ batchId, round, chunk }), together: true, notices }, deps)
  return { sent: asking.length, answerUntil }
}

/**
 * With the place of each in the season taken for this batch, so that no other asks them at the same time; and who is not asked, and why.
 */
async function askable(
  listed: readonly Listed[],
  given: { batch: Batch; round: number; answerUntil: Instant; made: ReadonlyMap<WorkerId, Offer> },
  deps: Deps,
): Promise<{ asking: Asking[]; notAsked: NotAskedOfChunk }> {
  const workers = new Map(
    (await deps.workers.getMany(listed.map((one) => one.workerId))).map((one) => [one.workerId, one]),
  )
  const posts = await deps.placements.getMany(listed.map(({ post, workerId }) => ({ ...post, workerId })))
  const postOf = new Map(posts.map((post) => [post.placementId, post]))
  const found = await Promise.all(
    listed.map(async (one) => {
      const { workerId, placementId } = one
      const asked = await askOne(one, workers.get(workerId), postOf.get(placementId), given, deps)
      return { workerId, asked }
    }),
  )
  return {
    asking: found.flatMap(({ asked }) => (typeof asked === 'string' ? [] : [asked])),
    notAsked: found.flatMap(({ workerId, asked }) =>
      typeof asked === 'string' && !given.made.has(workerId) ? [{ workerId, why: asked }] : [],
    ),
  }
}

async function askOne(
  { workerId, chunk, placementId, enterpriseId, jobOrderId, day }: Listed,
  worker: Worker | undefined,
  post: Placement | undefined,
  { batch, round, answerUntil }: { batch: Batch; round: number; answerUntil: Instant },
  deps: Deps,
): Promise<Asking | NotAsked> {
  const { batchId, returns } = batch
  const { season, direction, forCase } = returns
  const there = forCase ? hasCome : atTheJob
  if (!worker || !consents(worker)) return 'no-consent'
  if (!post || !there.includes(post.journey.state)) return 'left'
  const { why, standing } = await askedBefore(workerId, returns, deps, batchId)
  if (why !== null && !forCase) return why
  const askedAt = deps.clock.now()
  const ask = { workerId, season, direction, batchId, chunk, enterpriseId, placementId, askedAt }
  if (!(await deps.returnAsks.claim(ask, standing))) return 'is-asked'
  const offer = {
    offerId: derivedId('OfferId', batchId, round, workerId),
    batchId,
    chunk,
    round,
    workerId,
    jobOrderId,
    enterpriseId,
    promise: post.promise,
    sentAt: askedAt,
    answerUntil,
    state: 'sent' as const,
    returns: {
      direction,
      of: placementId,
      day,
      ...(forCase?.countyCode !== undefined && { countyCode: forCase.countyCode }),
    },
  }
  return { worker, offer }
}

type Batch = Exclude<Awaited<ReturnType<typeof returnBatchOf>>, { refused: string }>

export const handler = task(ChunkOfRound, askWorkers)
