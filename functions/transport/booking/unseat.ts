import type { BatchId, TripId, WorkerId } from '../../../domain/kernel/ids.ts'
import type { LostJourney, Placement } from '../../../domain/matching/placement.ts'
import type { Deps } from '../../wiring/deps.ts'

interface Unseated {
  readonly batchId: BatchId
  /** Of the people of trips that will not run, each once. */
  readonly placements: readonly Placement[]
  /** Those trips. The caller takes the people off them last of all, so that a broken try finds them again. */
  readonly ended: ReadonlySet<TripId>
  /** The journeys of which people had been told, and that others come in the place of. */
  readonly lost?: ReadonlyMap<WorkerId, LostJourney>
}

/**
 * Gives back the seats of people who keep their yes: they leave the other trips of their way and are without a journey, for
 * the next plan to find. `onLeft` hears which trips they left, before a second try could no longer tell.
 */
export async function unseat(
  { batchId, placements, ended, lost }: Unseated,
  deps: Pick<Deps, 'passengers' | 'placements'>,
  onLeft: (tripIds: ReadonlySet<TripId>) => Promise<void> = async () => {},
): Promise<void> {
  const elsewhere = placements.flatMap(({ workerId, journey }) =>
    journey.state === 'seated'
      ? journey.tripIds.filter((tripId) => !ended.has(tripId)).map((tripId) => ({ tripId, workerId }))
      : [],
  )
  await deps.passengers.leave(elsewhere)
  await onLeft(new Set(elsewhere.map(({ tripId }) => tripId)))
  for (const [chunk, people] of Map.groupBy(placements, (placement) => placement.chunk)) {
    const to = { state: 'accepted' as const }
    await deps.placements.move(
      batchId,
      chunk,
      people.map(({ workerId }) => {
        const replaces = lost?.get(workerId)
        return { workerId, from: ['seated'] as const, to, ...(replaces ? { replaces } : {}) }
      }),
    )
  }
}
