import { Service } from 'electrodb'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'
import type { ArrivalCorrection } from '../../domain/transport/trips/arrival-correction.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { type Database, isConditionFailed } from '../database.ts'
import { claimEntity } from '../enterprises/places.ts'
import { placementEntity } from '../matching/placements.ts'
import { workerEntity } from '../surveys/worker-entity.ts'
import { passengerEntity } from '../transport/passengers.ts'
import { writeEach } from '../write-each.ts'

/** What became of the place at the plant: `none-left` where it had been given to somebody else, and stays theirs. */
export type CorrectedPlace = 'given-back' | 'taken-again' | 'kept' | 'none-left'

export function correctionsIn(database: Database) {
  const workers = workerEntity(database)
  const service = new Service({
    passengers: passengerEntity(database),
    placements: placementEntity(database),
    claims: claimEntity(database),
  })

  /** Seat, journey and place change together, or none of them: false where one of the three is not as it was seen. */
  async function write(
    seen: Passenger,
    correction: ArrivalCorrection,
    journeyAt: Instant,
    place: CorrectedPlace,
  ): Promise<boolean> {
    const { tripId, workerId, batchId, chunk, jobOrderId, corrections = [] } = seen
    const isAbsent = correction.said === 'absent'
    const state = isAbsent ? ('no-show' as const) : ('handed-over' as const)
    const journey: JourneyState = { state, at: journeyAt }
    const moves = place === 'given-back' ? 1 : place === 'taken-again' ? -1 : 0
    // The journey stands where the seat does, or neither is written.
    const stood = correction.stood as JourneyState['state']
    const written = await writeEach([seen], moves === 0 ? 2 : 3, () =>
      service.transaction
        .write((entities) => {
          const patch = entities.placements.patch({ batchId, chunk, workerId })
          const journeyed =
            place === 'taken-again'
              ? patch.set({ state, journey }).remove(['placeGivenBack'])
              : patch.set({ state, journey, ...(place === 'given-back' && { placeGivenBack: true }) })
          return [
            entities.passengers
              .patch({ tripId, workerId })
              .set({
                state,
                why: isAbsent ? 'not-there' : null,
                ...(isAbsent ? {} : { hasBoarded: true }),
                corrections: [...corrections, correction],
              })
              .where((attributes, { eq }) => eq(attributes.state, seen.state))
              .commit(),
            journeyed
              .where((attributes, { eq, exists, notExists }) => {
                const isBack = place === 'taken-again' || place === 'none-left'
                const kept = isBack ? exists(attributes.placeGivenBack) : notExists(attributes.placeGivenBack)
                return `${eq(attributes.state, stood)} AND ${kept}`
              })
              .commit(),
            ...(moves === 0
              ? []
              : [
                  moves === 1
                    ? entities.claims.update({ jobOrderId, batchId }).add({ open: moves, accepted: -moves }).commit()
                    : entities.claims
                        .update({ jobOrderId, batchId })
                        .add({ open: moves, accepted: -moves })
                        .where(({ open }, { gt }) => gt(open, 0))
                        .commit(),
                ]),
          ]
        })
        .go(),
    )
    return written.length > 0
  }

  return {
    /**
     * Corrects one person, with the place that goes with it; null where they have changed since `seen`. `mayTake`: the order has a free
     * place.
     */
    async correct(
      seen: Passenger,
      correction: ArrivalCorrection,
      { journeyAt, mayTake }: { readonly journeyAt: Instant; readonly mayTake: boolean },
    ): Promise<CorrectedPlace | null> {
      const ways: CorrectedPlace[] =
        correction.said === 'absent'
          ? ['given-back', 'none-left']
          : mayTake
            ? ['kept', 'taken-again', 'none-left']
            : ['kept', 'none-left']
      for (const way of ways) if (await write(seen, correction, journeyAt, way)) return way
      return null
    },
    /** Engages somebody again in the batch that they came with; false where another has engaged them meanwhile. */
    async engage({ workerId, batchId }: Pick<Passenger, 'workerId' | 'batchId'>): Promise<boolean> {
      try {
        await workers
          .patch({ workerId })
          .set({ engagedIn: batchId })
          .where(({ engagedIn }, { eq, notExists }) => `${notExists(engagedIn)} OR ${eq(engagedIn, batchId)}`)
          .go()
        return true
      } catch (error) {
        if (isConditionFailed(error)) return false
        throw error
      }
    },
  }
}
