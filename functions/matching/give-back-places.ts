import type { Placement } from '../../domain/matching/placement.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * The places of people who will not fill them are free again. Each is given back once, however often this is repeated. A journey home
 * or back took none: the place at the post is kept by the placement there.
 */
export async function giveBackPlaces(
  people: readonly Pick<Placement, 'batchId' | 'jobOrderId' | 'chunk' | 'workerId' | 'returns'>[],
  { placements }: Pick<Deps, 'placements'>,
): Promise<void> {
  await placements.giveBack(people.filter(({ returns }) => !returns))
}
