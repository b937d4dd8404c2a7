import type { Passenger } from './passenger.ts'
import type { Trip } from './trip.ts'

/**
 * Whether the last report of a trip has left nothing to settle: all its people were reported on, somebody travelled, and it was not lost. What a
 * plant's receipt brings about, the places of those who did not come among it, is done before it counts as reported; who alighted at home
 * has no plant, so such a trip is settled by itself.
 */
export function isSettledByReports(
  { loss, returns }: Pick<Trip, 'loss' | 'returns'>,
  people: readonly Passenger[],
): boolean {
  const open = people.some(({ state }) => state === 'expected' || state === 'boarded')
  return loss === null && returns !== 'homeward' && !open && people.some(({ hasBoarded }) => hasBoarded)
}
