import { withoutPlace } from '../../domain/matching/placement.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { giveBackPlaces } from '../matching/give-back-places.ts'
import type { Deps } from '../wiring/deps.ts'

/** The places at the plant of those of a trip's people whom it did not take over, unless they came otherwise. */
export async function giveBackAbsent(people: readonly Passenger[], deps: Pick<Deps, 'placements'>): Promise<void> {
  const absent = people.filter(({ state }) => state === 'no-show' || state === 'diverted')
  await giveBackPlaces(withoutPlace(await deps.placements.getMany(absent)), deps)
}
