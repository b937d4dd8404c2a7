import { concurrently } from '../../../domain/kernel/concurrently.ts'
import type { Passenger } from '../../../domain/transport/trips/passenger.ts'
import type { Moves } from '../../../domain/transport/trips/passenger-moves.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type NotingDays, noteTripDays } from '../note-trip-days.ts'
import type { TripWithPeople } from '../trip-with-people.ts'

/**
 * Moves passengers and their placements, each only from where the event finds them: repeating it completes a broken try.
 * Answers the trip's people as they are then, whoever else has moved them.
 */
export async function applyMoves(
  { trip, people }: TripWithPeople,
  moves: Moves,
  deps: NotingDays & Pick<Deps, 'placements'>,
): Promise<readonly Passenger[]> {
  const { tripId, batchId } = trip
  const [moved] = await concurrently([
    deps.passengers.move(moves.passengers),
    deps.placements.moveAcross(batchId, moves.placements),
  ])
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
  const others = new Set(moves.passengers.map((move) => move.tripId))
  others.delete(tripId)
  return noteTripDays({ trip, people: after }, [...others], deps)
}
