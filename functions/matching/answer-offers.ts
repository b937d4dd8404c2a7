import { concurrently } from '../../domain/kernel/concurrently.ts'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { answersTo, decideAnswer } from '../../domain/matching/decide-answer.ts'
import type { AnswerDoor, AnswerToOffer, Offer } from '../../domain/matching/offer.ts'
import type { Placement, ReturnJourney } from '../../domain/matching/placement.ts'
import { returnBy } from '../../domain/matching/return-by.ts'
import type { ReturnAsked } from '../../domain/matching/return-journey.ts'
import type { OfferQuestion } from '../../domain/notices/question.ts'
import { consents } from '../../domain/surveys/consents.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Deps } from '../wiring/deps.ts'

export interface OfferAnswer {
  readonly asks: OfferQuestion
  readonly workerId: WorkerId
  readonly answer: AnswerToOffer['answer']
  readonly at: Instant
  /** By which door it came. */
  readonly by?: AnswerDoor
}

/** What became of an answer; `changed` where it stands in the place of another. */
export type OfferAnswerFate = 'taken' | 'changed' | 'again' | 'overruled' | 'closed' | 'engaged-elsewhere'

type Needed = Pick<Deps, 'offers' | 'answers' | 'placements' | 'workers' | 'batches' | 'metrics'>

/** Two doors may bring answers of the same person at the same moment; after that there is no place left to say yes to. */
const mostTries = 5

/**
 * Takes the answers to offers, in the order in which they were given, and says what became of each. An answer can be changed
 * until its round closes: the last one counts, and each that changes something is on record. One that comes twice, too late,
 * or from a worker who said yes elsewhere changes nothing.
 */
export async function answerOffers<Answer extends OfferAnswer>(
  given: readonly Answer[],
  deps: Needed,
): Promise<ReadonlyMap<Answer, OfferAnswerFate>> {
  const fates = new Map<Answer, OfferAnswerFate>()
  let waiting = given.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  const rounds = mostTries + given.length - new Set(given.map(({ asks }) => asks.offerId)).size
  for (let tries = 1; waiting.length > 0 && tries <= rounds; tries += 1) {
    const next = [...new Map(waiting.toReversed().map((one) => [one.asks.offerId, one])).values()]
    for (const [answer, fate] of await answerOnce(next, deps)) fates.set(answer, fate)
    waiting = waiting.filter((one) => !fates.has(one))
  }
  for (const one of waiting) fates.set(one, 'closed')
  return fates
}

interface Taking<Answer> {
  readonly given: Answer
  readonly fate: OfferAnswerFate
  readonly seen: Offer
  readonly answers: readonly AnswerToOffer[]
}

/** One answer to each offer; those whose offer changed meanwhile have no fate yet. */
async function answerOnce<Answer extends OfferAnswer>(
  given: readonly Answer[],
  deps: Needed,
): Promise<[Answer, OfferAnswerFate][]> {
  const keys = given.map(({ asks, workerId }) => ({ ...asks, workerId }))
  const [foundOffers, foundWorkers, ended] = await Promise.all([
    deps.offers.getMany(keys),
    deps.workers.getMany([...new Set(given.map((one) => one.workerId))]),
    endedBatches(given, deps),
  ])
  const offers = new Map(foundOffers.map((offer) => [offer.offerId, offer]))
  const workers = new Map(foundWorkers.map((one) => [one.workerId, one]))
  // There is a placement where a yes stands, and it comes with the yes.
  const accepted = keys.filter(({ offerId }) => offers.get(offerId)?.state === 'accepted')
  const placements = new Map((await deps.placements.getMany(accepted)).map((one) => [one.workerId, one]))

  const settled: [Answer, OfferAnswerFate][] = []
  const late: { seen: Offer; at: Instant }[] = []
  const takings: Taking<Answer>[] = []
  for (const one of given) {
    const { asks, workerId, answer, at, by = null } = one
    const seen = offers.get(asks.offerId)
    const worker = workers.get(workerId)
    const decided = seen && decideAnswer(seen, placements.get(workerId) ?? null, { answer, at, by })
    if (answer === 'declined' && seen?.state === 'unanswered') late.push({ seen, at })
    if (!seen || !worker || !consents(worker) || !decided || decided.fate === 'closed' || ended.has(asks.batchId))
      settled.push([one, 'closed'])
    else if (decided.answers === null || decided.answers === seen.answers) settled.push([one, decided.fate])
    else {
      const isChange = decided.fate === 'taken' && answersTo(seen).length > 0
      takings.push({ given: one, fate: isChange ? 'changed' : decided.fate, seen, answers: decided.answers })
    }
  }
  // Too late for this journey; for the season it is a word all the same.
  for (const { seen, at } of late) await deps.offers.noteLateNo(seen, at)
  const taken = await take(takings, workers, deps)
  return [...settled, ...taken]
}

/** Nothing is agreed any more with a batch that is being released or has ended. */
async function endedBatches(given: readonly OfferAnswer[], { batches }: Pick<Deps, 'batches'>): Promise<Set<string>> {
  const ids = [...new Set(given.map(({ asks }) => asks.batchId))]
  const found = await Promise.all(ids.map((batchId) => batches.get(batchId)))
  return new Set(found.flatMap((batch) => (batch && batch.state !== 'running' ? batch.batchId : [])))
}

async function take<Answer extends OfferAnswer>(
  takings: readonly Taking<Answer>[],
  workers: ReadonlyMap<WorkerId, Worker>,
  { answers, metrics }: Needed,
): Promise<[Answer, OfferAnswerFate][]> {
  const noted = takings.filter(({ fate }) => fate === 'overruled' || fate === 'again')
  const standing = takings.filter((one) => !noted.includes(one))
  const yes = standing.filter(({ given }) => given.answer === 'accepted')
  const no = standing.filter(({ given }) => given.answer === 'declined')

  // Who said yes in another batch meanwhile is not free for this one; a journey home takes nobody from their post.
  const elsewhere = yes.filter(({ seen: { workerId, batchId, returns } }) => {
    if (returns) return false
    const engagedIn = workers.get(workerId)?.engagedIn ?? null
    return engagedIn !== null && engagedIn !== batchId
  })
  const free = yes.filter((one) => !elsewhere.includes(one))
  // Each is of another offer; only what is taken back gives room to others, who are not meant here.
  const [accepted, declined, put] = await concurrently([
    answers.accept(free.flatMap((one) => placementFor(one, workers.get(one.seen.workerId)))),
    answers.decline(no.filter(({ seen }) => seen.state !== 'accepted')),
    answers.note(noted),
  ])
  const placed = new Set(accepted.map(({ workerId }) => workerId))
  const done = [
    ...free.filter(({ seen }) => placed.has(seen.workerId)),
    ...declined,
    ...(await answers.takeBack(no.filter(({ seen }) => seen.state === 'accepted'))),
    ...put,
  ]
  const said = (answer: Taking<Answer>['given']['answer']) => done.filter(({ given }) => given.answer === answer).length
  metrics.count({ OffersAccepted: said('accepted'), OffersDeclined: said('declined') })
  return [
    ...elsewhere.map(({ given }) => [given, 'engaged-elsewhere'] as [Answer, OfferAnswerFate]),
    ...done.map(({ given, fate }) => [given, fate] as [Answer, OfferAnswerFate]),
  ]
}

function placementFor<Answer extends OfferAnswer>(
  { given, seen, answers }: Taking<Answer>,
  worker: Worker | undefined,
): (Placement & { round: number; answering: { seen: Offer; answers: readonly AnswerToOffer[] } })[] {
  if (!worker) return []
  const { batchId, chunk, round, workerId, jobOrderId, enterpriseId, promise, returns } = seen
  return [
    {
      placementId: derivedId('PlacementId', batchId, workerId),
      batchId,
      chunk,
      round,
      workerId,
      countyCode: returns?.countyCode ?? worker.countyCode,
      jobOrderId,
      enterpriseId,
      cityCode: promise.cityCode,
      startDate: returns ? returnBy(returns) : promise.startDate,
      promise,
      acceptedAt: given.at,
      journey: { state: 'accepted' },
      ...(returns && { returns: { ...returns, consent: consentTo(returns, given) } }),
      answering: { seen, answers },
    },
  ]
}

/** For this journey alone: the next one is asked about anew. */
function consentTo({ direction }: ReturnAsked, { at, by = null }: OfferAnswer): ReturnJourney['consent'] {
  return { purpose: direction === 'homeward' ? 'homeward-journey' : 'journey-back', at, by }
}
