import type { WorkerId } from '../../../domain/kernel/ids.ts'
import { beforeBoarding, type JourneyState } from '../../../domain/matching/placement.ts'
import type { Planning } from '../../../domain/transport/journeys/planning.ts'
import { alarmOf } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../../domain/transport/trips/alarm-sentences.ts'
import type { Passenger } from '../../../domain/transport/trips/passenger.ts'
import type { Deps } from '../../wiring/deps.ts'
import { cancelTrip } from '../booking/cancel-trip.ts'

export type ChangeDeps = Pick<Deps, 'trips' | 'connections' | 'passengers' | 'placements' | 'carriers' | 'clock'>

/**
 * Writes what a planning changes: trips, seats, and everybody's placement. Repeating it changes nothing. The new
 * seats of workers who withdrew while the plan was made are freed again.
 */
export async function applyChange(
  { batchId, change }: Pick<Planning, 'batchId' | 'change'>,
  deps: ChangeDeps,
): Promise<void> {
  const at = deps.clock.now()
  await deps.trips.add(change.added)
  await deps.trips.revise(change.revised)
  await deps.connections.add(change.connections)
  await deps.passengers.add(change.taken, at)
  await deps.passengers.join(change.joined, at)
  await deps.passengers.amend(change.amended)

  const newSeats = Map.groupBy([...change.taken, ...change.joined], ({ workerId }) => workerId)
  const seats = Map.groupBy([...change.taken, ...change.joined, ...change.amended], ({ workerId }) => workerId)
  for (const [chunk, people] of Map.groupBy(change.moved, ({ chunk: one }) => one)) {
    const moves = people.map(({ workerId, to: tripIds }) => ({
      workerId,
      from: beforeBoarding,
      to: { state: 'seated' as const, tripIds, ...onTheWay(seats.get(workerId)) },
    }))
    const seated = new Set(await deps.placements.move(batchId, chunk, moves))
    for (const { workerId } of people) if (!seated.has(workerId)) await freeSeats(newSeats.get(workerId), deps)
  }
  await leaveOldSeats(change.moved, newSeats, deps)

  for (const tripId of change.dropped) await cancelTrip(tripId, 'the journeys were planned again without it', deps)
  for (const { tripId, names } of change.newStops) {
    const said = alarmSentences('also-stops', { stops: names })
    await deps.trips.raiseAlarm(tripId, { at, ...alarmOf(said) })
  }
}

/** Where they sleep on the way, or why they travel on their own. */
function onTheWay(
  seats: readonly Passenger[] = [],
): Pick<Extract<JourneyState, { state: 'seated' }>, 'nights' | 'ownJourney'> {
  const nights = seats.reduce((sum, seat) => sum + (seat.nights ?? 0), 0)
  const own = seats.find((seat) => seat.ownJourney)?.ownJourney
  return { ...(nights > 0 ? { nights } : {}), ...(own ? { ownJourney: own } : {}) }
}

/** A worker whose old seat is withdrawn did so while being moved: the new seats are freed as well. */
async function leaveOldSeats(
  moved: Planning['change']['moved'],
  newSeats: ReadonlyMap<WorkerId, readonly Passenger[]>,
  deps: ChangeDeps,
): Promise<void> {
  const old = moved.flatMap(({ workerId, from, to }) =>
    from.filter((tripId) => !to.includes(tripId)).map((tripId) => ({ tripId, workerId })),
  )
  const left = new Set((await deps.passengers.leave(old)).map(({ tripId, workerId }) => `${tripId} ${workerId}`))
  for (const seat of old) {
    if (left.has(`${seat.tripId} ${seat.workerId}`)) continue
    const standing = await deps.passengers.get(seat)
    if (standing?.state === 'withdrawn') await freeSeats(newSeats.get(seat.workerId), deps)
  }
}

async function freeSeats(seats: readonly Passenger[] | undefined, { passengers }: ChangeDeps): Promise<void> {
  await passengers.withdraw((seats ?? []).map(({ tripId, workerId }) => ({ tripId, workerId })))
}
