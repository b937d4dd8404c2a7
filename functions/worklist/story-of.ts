import { answersTo } from '../../domain/matching/decide-answer.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { replyTerms } from '../../domain/notices/reply-terms.ts'
import { outcomeTerms } from '../../domain/stabilisation/case-terms.ts'
import { callIdOf } from '../../domain/stabilisation/phone-call.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { departsAt } from '../../domain/transport/trips/trip.ts'
import type { TripPageLink } from '../../storage/notices/links.ts'
import type { Deps } from '../wiring/deps.ts'
import { messagesTo } from './messages-to.ts'
import type { WorkerStory } from './worker-story.ts'

type Reading = Pick<
  Deps,
  | 'links'
  | 'batches'
  | 'offers'
  | 'placements'
  | 'trips'
  | 'passengers'
  | 'checkIns'
  | 'cases'
  | 'messages'
  | 'surveys'
  | 'workers'
>

/** What is known of a person beside their own record. Nothing is opened for it. */
export async function storyOf(worker: Worker, deps: Reading): Promise<Omit<WorkerStory, 'worker'>> {
  const { workerId } = worker
  const [pages, checkIns, cases, edits, survey] = await Promise.all([
    pagesOf(worker, deps),
    deps.checkIns.ofWorker(workerId),
    deps.cases.ofWorker(workerId),
    deps.workers.editsOf(workerId),
    deps.surveys.get(worker.surveyId),
  ])
  const batches = await Promise.all(pages.map((page) => batchOfStory(page, worker, deps)))
  const tripIds = batches.flatMap(({ trips }) => trips.map(({ tripId }) => tripId))
  const messages = await messagesTo(workerId, { pages, tripIds, checkIns }, deps)
  return {
    edits: edits.map(({ before, ...edit }) => ({ ...edit, changed: Object.keys(before) })),
    survey: survey && { fileName: survey.fileName, createdAt: survey.createdAt, createdBy: survey.createdBy },
    batches,
    checkIns: checkIns.map((checkIn) => {
      const { cohortId, day, askedAt, closesAt, state } = checkIn
      const { answer, answeredAt } = state === 'answered' ? checkIn : { answer: null, answeredAt: null }
      const callId = state === 'asked' ? callIdOf({ about: 'check-in', cohortId, day, workerId }) : null
      const answerWords = answer && replyTerms[answer]
      return { cohortId, day, askedAt, closesAt, state, answer, answerWords, answeredAt, callId }
    }),
    cases: cases
      .toSorted((one, other) => (one.openedAt < other.openedAt ? -1 : 1))
      .map((one) => {
        const { caseId, kind, openedAt, state } = one
        const outcome = one.state === 'settled' ? one.outcome : null
        return { caseId, kind, openedAt, state, outcome, outcomeWords: outcome && outcomeTerms[outcome] }
      }),
    messages: messages.map((message) => {
      const { messageId, template, queuedAt, state } = message
      const at = 'at' in message ? message.at : null
      return { messageId, template, queuedAt, state, at, report: 'report' in message ? (message.report ?? null) : null }
    }),
  }
}

/** Each batch that wrote to the person, or in which they said yes, once; the first first. */
async function pagesOf({ workerId }: Worker, { links, placements }: Reading): Promise<TripPageLink[]> {
  const [known, placed] = await Promise.all([links.ofWorker(workerId), placements.ofWorker(workerId)])
  const yeses = placed.map(({ batchId, chunk }) => ({ tokenHash: '', workerId, batchId, chunk }))
  return [...new Map([...known, ...yeses].map((page) => [page.batchId, page])).values()]
}

async function batchOfStory(
  { batchId, chunk, workerId }: TripPageLink,
  worker: Worker,
  deps: Reading,
): Promise<WorkerStory['batches'][number]> {
  const [batch, offers, placement] = await Promise.all([
    deps.batches.get(batchId),
    deps.offers.ofWorker(batchId, chunk, workerId),
    deps.placements.get(batchId, chunk, workerId),
  ])
  const journey = placement?.journey ?? null
  return {
    batchId,
    campaign: batch?.campaign ?? '',
    state: batch?.state ?? 'gone',
    explanation: `/v1/transfer-batches/${batchId}/workers/${workerId}/explanation`,
    offers: offers.toSorted((one, other) => one.round - other.round).map(offerOfStory),
    journey: journey && { state: journey.state, at: 'at' in journey ? journey.at : null },
    trips: placement ? await tripsOf(placement, worker, deps) : [],
  }
}

function offerOfStory(offer: Offer): WorkerStory['batches'][number]['offers'][number] {
  const { offerId, batchId, chunk, round, workerId, jobOrderId, enterpriseId } = offer
  const { promise, sentAt, answerUntil, state } = offer
  const { employer, post, city, monthlyWage } = promise
  return {
    offerId,
    round,
    jobOrderId,
    enterpriseId,
    employer,
    post,
    city,
    monthlyWage,
    returns: offer.returns?.direction ?? null,
    sentAt,
    answerUntil,
    state,
    at: 'answeredAt' in offer ? offer.answeredAt : 'closedAt' in offer ? offer.closedAt : null,
    callId: state === 'sent' ? callIdOf({ about: 'offer', batchId, chunk, round, workerId }) : null,
    answers: answersTo(offer).map(({ answer, at, by }) => ({ answer, at, by })),
  }
}

/** A journey forgets its trips when it ends, but each trip knows its people: those between the two places are looked at. */
async function tripsOf(
  { batchId, cityCode }: Placement,
  { workerId, countyCode }: Worker,
  { trips, passengers }: Reading,
): Promise<WorkerStory['batches'][number]['trips']> {
  const all = await trips.ofBatch(batchId)
  const possible = all.filter(({ counties, cities }) => counties.includes(countyCode) && cities.includes(cityCode))
  const seats = await passengers.seats(possible.map(({ tripId }) => ({ tripId, workerId })))
  return possible.flatMap((trip) => {
    const seat = seats.find(({ tripId }) => tripId === trip.tripId)
    if (!seat) return []
    const { tripId, mode, service, progress } = trip
    return { tripId, mode, service, departsAt: departsAt(trip), seat: seat.seat, state: seat.state, progress }
  })
}
