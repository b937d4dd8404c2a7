import type { BatchId, TripId } from '../../../domain/kernel/ids.ts'
import type { Passenger } from '../../../domain/transport/trips/passenger.ts'
import type { Moves } from '../../../domain/transport/trips/passenger-moves.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type NotingDays, noteTripDays } from '../note-trip-days.ts'

/**
 * Moves passengers and their placements, each only from where the event finds them: repeating it completes a broken try.
 * Answers the trip's people as they are then.
 */
export async function applyMoves(
  { tripId, batchId, people }: { tripId: TripId; batchId: BatchId; people: readonly Passenger[] },
  moves: Moves,
  deps: NotingDays & Pick<Deps, 'placements'>,
): Promise<Passenger[]> {
  const moved = await deps.passengers.move(moves.passengers)
  for (const [chunk, some] of Map.groupBy(moves.placements, (move) => move.chunk))
    await deps.placements.move(batchId, chunk, some)
  const here = new Map(moved.filter((move) => move.tripId === tripId).map((move) => [move.workerId, move]))
  const after = people.map((passenger) => {
    const move = here.get(passenger.workerId)
    if (!move) return passenger
    return {
      ...passenger,
      state: move.to,
      why: move.why ?? null,
      hasBoarded: passenger.hasBoarded || move.hasBoarded === true,
      ...(move.alighted && { alighted: move.alighted }),
    }
  })
  const tripIds = new Set([tripId, ...moves.passengers.map((move) => move.tripId)])
  await noteTripDays(tripIds, deps, new Map([[tripId, after]]))
  return after
}
