import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { OfferQuestion } from '../../domain/notices/question.ts'
import { consents } from '../../domain/surveys/consents.ts'
import type { Deps } from '../wiring/deps.ts'

export interface OfferAnswer {
  readonly asks: OfferQuestion
  readonly workerId: WorkerId
  readonly answer: 'accepted' | 'declined'
  readonly at: Instant
}

type Needed = Pick<Deps, 'offers' | 'answers' | 'workers'>

/** Takes the answers to offers. One that comes twice, too late, or from a worker who said yes elsewhere changes nothing. */
export async function answerOffers(given: readonly OfferAnswer[], deps: Needed): Promise<void> {
  const declined = given.filter(({ answer }) => answer === 'declined')
  await deps.answers.decline(declined.map(({ asks, workerId, at }) => ({ ...asks, workerId, at })))
  const accepted = given.filter(({ answer }) => answer === 'accepted')
  if (accepted.length === 0) return

  const workers = new Map(
    (await deps.workers.getMany(accepted.map((one) => one.workerId))).map((one) => [one.workerId, one]),
  )
  const offers = await deps.offers.getMany(accepted.map(({ asks, workerId }) => ({ ...asks, workerId })))
  const offerOf = new Map(offers.map((offer) => [offer.offerId, offer]))
  const placements = accepted.flatMap(({ asks, workerId, at }): (Placement & { round: number })[] => {
    const { batchId, chunk, round, jobOrderId } = asks
    const offer = offerOf.get(asks.offerId)
    const worker = workers.get(workerId)
    if (!offer || !worker || offer.answerUntil < at || !consents(worker)) return []
    const { enterpriseId, promise } = offer
    return [
      {
        placementId: derivedId('PlacementId', batchId, workerId),
        batchId,
        chunk,
        round,
        workerId,
        countyCode: worker.countyCode,
        jobOrderId,
        enterpriseId,
        cityCode: promise.cityCode,
        startDate: promise.startDate,
        promise,
        acceptedAt: at,
        journey: { state: 'accepted' },
      },
    ]
  })
  await deps.answers.accept(placements)
}
