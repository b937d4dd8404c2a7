import * as z from 'zod'
import { isHandedOver } from '../../domain/arrival/hand-over.ts'
import { TripId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { alarmOf } from '../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../domain/transport/trips/alarm-sentences.ts'
import { isExpected } from '../../domain/transport/trips/passenger.ts'
import { joinMoves, missTrip } from '../../domain/transport/trips/passenger-moves.ts'
import { applyMoves } from '../transport/travel/apply-moves.ts'
import { tripOf } from '../transport/trip-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { followFrom } from './follow-from.ts'
import { giveBackAbsent } from './give-back-absent.ts'

const Settle = z.object({
  tripId: TripId,
  /** Given back at once, as the failure `trip-lost` where it was; workflows that an earlier release started look at the answer. */
  token: z.string().optional(),
})

/**
 * Closes a trip when all reports are in or were waited for long enough. People without a report count as no-shows, with that as the reason.
 * At the plant the places of those who did not come are free from now on: until then, somebody who missed a coach may still turn up. Who
 * has arrived without a plant's receipt is followed up all the same. `lost`: its people travel otherwise.
 */
async function settleTrip(
  { tripId, token }: z.infer<typeof Settle>,
  deps: Pick<Deps, 'batches' | 'trips' | 'passengers' | 'tripDays' | 'placements' | 'workflows' | 'clock'>,
) {
  const [trip, listed] = await Promise.all([tripOf(tripId, deps), deps.passengers.ofTrip(tripId)])
  if (isRefusal(trip)) return trip
  const at = deps.clock.now()
  const unreported = listed.filter(isExpected)
  const moves = joinMoves(unreported.map((passenger) => missTrip(passenger, 'unreported', at)))
  const people = await applyMoves({ trip, people: listed }, moves, deps)
  const ends = trip.endsAtPlant ? isHandedOver(people) : people.every(({ state }) => state !== 'boarded')
  if (trip.endsAtPlant) await giveBackAbsent(people, deps)
  if (trip.endsAtPlant && people.some(({ state }) => state === 'arrived'))
    await followFrom(await deps.batches.get(trip.batchId), at, deps)
  if (unreported.length > 0 || !ends) {
    const said = alarmSentences(ends ? 'people-not-reported' : 'end-not-reported', { people: unreported.length })
    await deps.trips.raiseAlarm(tripId, { at, ...alarmOf(said) })
    await deps.trips.advance(tripId, ['planned', 'boarded', 'departed', 'arrived'], { state: 'unreported', at })
  }
  // Reported, and nobody came: the vehicle had no reason to leave.
  if (people.every(({ hasBoarded }) => !hasBoarded))
    await deps.trips.advance(tripId, ['planned', 'boarded'], { state: 'cancelled', at })
  const lost = trip.loss !== null
  if (token !== undefined && lost) await deps.workflows.fail(token, 'trip-lost', 'its people travel otherwise')
  else if (token !== undefined) await deps.workflows.succeed(token, {})
  return { lost }
}

export const handler = task(Settle, settleTrip)
