import { Service } from 'electrodb'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Database } from '../database.ts'
import { workerEntity } from '../surveys/workers.ts'
import { writeEach } from '../write-each.ts'
import { type OfferKey, offerEntity } from './offers.ts'
import { placementEntity } from './placements.ts'

type Closing = OfferKey & {
  readonly change:
    | { readonly state: 'declined'; readonly answeredAt: Instant }
    | { readonly state: 'unanswered' | 'withdrawn'; readonly closedAt: Instant }
}

/** What an answer changes changes together: the offer, the placement, and whether the worker is free. */
export function answersIn(database: Database) {
  const service = new Service({
    offers: offerEntity(database),
    placements: placementEntity(database),
    workers: workerEntity(database),
  })

  /** Each open offer takes its change; answers the offers that were open. */
  async function closeOpen<Closed extends Closing>(offers: readonly Closed[]): Promise<Closed[]> {
    return writeEach(offers, 1, (some) =>
      service.transaction
        .write((entities) =>
          some.map(({ batchId, chunk, round, workerId, change }) =>
            entities.offers
              .patch({ batchId, chunk, round, workerId })
              .set(change)
              .where(({ state }, { eq }) => eq(state, 'sent'))
              .commit(),
          ),
        )
        .go(),
    )
  }
  return {
    /**
     * Takes each yes whose offer is still open and whose worker is in no other batch; answers those it took.
     * A yes that was taken before is left out like one that came too late.
     */
    async accept(placements: readonly (Placement & { round: number })[]): Promise<Placement[]> {
      return writeEach(placements, 3, (some) =>
        service.transaction
          .write((entities) =>
            some.flatMap(({ round, ...placement }) => {
              const { batchId, chunk, workerId, acceptedAt, journey } = placement
              return [
                entities.offers
                  .patch({ batchId, chunk, round, workerId })
                  .set({ state: 'accepted', answeredAt: acceptedAt })
                  .where(({ state }, { eq }) => eq(state, 'sent'))
                  .commit(),
                entities.placements.put({ ...placement, state: journey.state }).commit(),
                entities.workers
                  .patch({ workerId })
                  .set({ engagedIn: batchId })
                  .where(({ engagedIn }, { notExists }) => notExists(engagedIn))
                  .commit(),
              ]
            }),
          )
          .go(),
      )
    },
    async decline(offers: readonly (OfferKey & { at: Instant })[]): Promise<void> {
      await closeOpen(offers.map((offer) => ({ ...offer, change: { state: 'declined', answeredAt: offer.at } })))
    },
    /** Closes the open ones among them; answers which these were. */
    close: <Key extends OfferKey>(offers: readonly Key[], state: 'unanswered' | 'withdrawn', closedAt: Instant) =>
      closeOpen(offers.map((offer) => ({ ...offer, change: { state, closedAt } }))),
  }
}
