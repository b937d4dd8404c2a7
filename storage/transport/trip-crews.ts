import type { TripId } from '../../domain/kernel/ids.ts'
import type { Crew } from '../../domain/transport/trips/crew.ts'
import { nullIfRefused } from '../null-if-refused.ts'
import { readEach } from '../read-each.ts'
import type { SealedLeader } from './trip-entity.ts'
import type { TripItems } from './trip-items.ts'

/** Who leads trips, and in what. */
export function tripCrewsOf({ trips, read }: TripItems) {
  return {
    /** Names what is given of the crew beside what is known; answers the leader who was named before. */
    async nameCrew(tripId: TripId, crew: Crew, sealedLeader: SealedLeader | undefined): Promise<SealedLeader | null> {
      const item = await read(tripId)
      if (!item) throw new Error(`there is no trip ${tripId}`)
      const { crew: known } = item
      const named = trips
        .patch({ tripId })
        .set({ crew: { ...known, ...crew }, ...(sealedLeader && { sealedLeader }) })
        .where(({ crew: standing }, { eq, notExists }) => (known ? eq(standing, known) : notExists(standing)))
      if ((await nullIfRefused(named.go())) === null) return this.nameCrew(tripId, crew, sealedLeader)
      return item.sealedLeader ?? null
    },
    /** Puts the same details, sealed anew, in the place of these; false where somebody named another leader meanwhile. */
    async sealLeaderAgain(tripId: TripId, known: SealedLeader, anew: SealedLeader): Promise<boolean> {
      const patched = trips
        .patch({ tripId })
        .set({ sealedLeader: anew })
        .where(({ sealedLeader }, { eq }) => eq(sealedLeader, known))
      return (await nullIfRefused(patched.go())) !== null
    },
    /** Of those trips that have one. */
    async sealedLeaders(tripIds: readonly TripId[]): Promise<Map<TripId, SealedLeader>> {
      if (tripIds.length === 0) return new Map()
      const found = await readEach(
        tripIds.map((tripId) => ({ tripId })),
        (some) => trips.get(some).go({ preserveBatchOrder: true }),
      )
      return new Map(
        found.flatMap(({ tripId, sealedLeader }) => (sealedLeader ? [[tripId, sealedLeader] as const] : [])),
      )
    },
  }
}
