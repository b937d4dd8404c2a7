import type { Placement } from '../../domain/matching/placement.ts'
import type { Deps } from '../wiring/deps.ts'

/** The places of people who will not fill them are free again. Each is given back once, however often this is repeated. */
export async function giveBackPlaces(
  people: readonly Pick<Placement, 'batchId' | 'jobOrderId' | 'chunk' | 'workerId'>[],
  { placements }: Pick<Deps, 'placements'>,
): Promise<void> {
  for (const some of Map.groupBy(people, ({ batchId, jobOrderId }) => `${batchId} ${jobOrderId}`).values())
    if (some[0]) await placements.giveBack(some[0], some)
}
