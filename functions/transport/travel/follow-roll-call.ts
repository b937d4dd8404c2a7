import type { WorkerId } from '../../../domain/kernel/ids.ts'
import { withdrawsAtTheDoor } from '../../../domain/transport/trips/hear-roll-call.ts'
import type { Passenger } from '../../../domain/transport/trips/passenger.ts'
import {
  board,
  correctBoarding,
  joinMoves,
  type Moves,
  missTrip,
} from '../../../domain/transport/trips/passenger-moves.ts'
import { standingEntry } from '../../../domain/transport/trips/standing-entry.ts'
import type { Deps } from '../../wiring/deps.ts'
import type { NotingDays } from '../note-trip-days.ts'
import type { TripWithPeople } from '../trip-with-people.ts'
import { applyMoves } from './apply-moves.ts'
import { giveUpSeats } from './give-up-seats.ts'

/** Another roll-call may change the same people while what follows from this one is written. */
const mostTries = 10

/**
 * Does what follows from what was said of these people: on the trip after this one, for their placement, for the place of
 * somebody who changed their mind at the door. It goes by what stands, and looks again whether that still stands, so that it
 * may be repeated and the last of two at once leaves what is true. Answers the trip's people as they are then.
 */
export async function followRollCall(
  { trip, people: heard }: TripWithPeople,
  named: ReadonlySet<WorkerId>,
  deps: NotingDays & Pick<Deps, 'placements' | 'workers' | 'batches'>,
): Promise<readonly Passenger[]> {
  let people = heard
  let followed = new Map<WorkerId, number>()
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const changed = people.filter(
      ({ workerId, roll = [] }) => named.has(workerId) && followed.get(workerId) !== roll.length,
    )
    if (changed.length === 0) return people
    const moves = joinMoves(await consequencesFor(changed, deps))
    people = await applyMoves({ trip, people }, moves, deps)
    const leaving = changed.filter((passenger) => {
      const stands = standingEntry(passenger.roll ?? [])?.stands
      return passenger.state === 'expected' && stands && withdrawsAtTheDoor(passenger, stands)
    })
    for (const passenger of leaving) await giveUpSeats(passenger, deps)
    followed = new Map([...followed, ...changed.map(({ workerId, roll = [] }) => [workerId, roll.length] as const)])
    if (leaving.length > 0) people = await deps.passengers.ofTrip(trip.tripId)
  }
  throw new Error(`the roll of ${trip.tripId} changes faster than it can be followed`)
}

async function consequencesFor(
  changed: readonly Passenger[],
  { placements }: Pick<Deps, 'placements'>,
): Promise<Moves[]> {
  const corrected = changed.filter(
    ({ state, roll }) => state === 'no-show' && roll?.some(({ said }) => said === 'boarded'),
  )
  const journeys = new Map((await placements.getMany(corrected)).map(({ workerId, journey }) => [workerId, journey]))
  return changed.flatMap((passenger): Moves[] => {
    const stands = standingEntry(passenger.roll ?? [])?.stands
    if (!stands) return []
    if (passenger.state === 'boarded') return [elsewhere(passenger, board(passenger, stands.at))]
    if (passenger.state !== 'no-show') return []
    const journey = journeys.get(passenger.workerId)
    if (journey) return [correctBoarding(passenger, journey, stands.at)]
    return [elsewhere(passenger, missTrip(passenger, passenger.why ?? 'not-there', stands.at))]
  })
}

/** This trip's seat was moved when the entry was heard. */
function elsewhere({ tripId }: Passenger, { passengers, placements }: Moves): Moves {
  return { passengers: passengers.filter((move) => move.tripId !== tripId), placements }
}
