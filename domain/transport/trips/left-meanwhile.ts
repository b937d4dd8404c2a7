import type { ConnectionId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { departsAt, isUnderWay, runs, type Trip } from './trip.ts'

/** A booked trip that left after its batch was ended. Whoever ended the batch at that moment knew of those that were to leave before. */
function hasLeft(trip: Trip, endedAt: Instant, now: Instant): boolean {
  if (!runs(trip) || trip.loss) return false
  return isUnderWay(trip) || (departsAt(trip) > endedAt && departsAt(trip) <= now)
}

/**
 * What has left while a batch was being released: when the first left, and every connection of which something has, since people who
 * came by its feeder wait for its train. Null while all are still at home.
 */
export function leftMeanwhile(
  trips: readonly Trip[],
  { endedAt, now }: { readonly endedAt: Instant; readonly now: Instant },
): { readonly first: Trip; readonly connections: ReadonlySet<ConnectionId> } | null {
  const left = trips.filter((trip) => hasLeft(trip, endedAt, now))
  const [first] = left.toSorted((one, other) => departsAt(one).localeCompare(departsAt(other)))
  return first ? { first, connections: new Set(left.map(({ connectionId }) => connectionId)) } : null
}
