import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { inWords } from '../../../domain/kernel/judge-event.ts'
import { inYuan } from '../../../domain/kernel/money.ts'
import { isRefusal, noSuch } from '../../../domain/kernel/refusal.ts'
import { alarmOf } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../../domain/transport/trips/alarm-sentences.ts'
import { isSettledByHand } from '../../../domain/transport/trips/is-settled-by-hand.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { lacksBeds } from '../../../domain/transport/trips/trip-lodging.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

const Ask = z.object({ tripId: TripId, token: z.string() })

/**
 * Puts a trip on the list of bookings that staff make by telephone, seats or beds, and leaves the token that their entry gives
 * back; an alarm says which beds. Asked again with another token, nobody has booked in the first half of the time: then an alarm says so.
 */
async function askBookingByHand(
  { tripId, token }: z.infer<typeof Ask>,
  { trips, workflows, clock }: Pick<Deps, 'trips' | 'workflows' | 'clock'>,
) {
  const at = clock.now()
  const before = (await trips.leaveToken(tripId, { for: 'booking', token })) ?? noSuch('trip')
  if (isRefusal(before)) return before
  // Whoever books it from now on finds the token.
  const trip = before.trip.hire?.by === 'by-hand' ? await putOnList(before.trip, at, { trips }) : before.trip
  const { booking } = trip
  const noBeds = lacksBeds(trip)
  if (noBeds) for (const wanted of bedsWanted(trip)) await trips.raiseAlarm(tripId, { at, ...wanted })
  if (isSettledByHand(trip)) await workflows.succeed(token, { held: true })
  else if (booking.state === 'refused' || booking.state === 'released')
    await workflows.succeed(token, { held: false, why: booking.state })
  else if (before.wait?.for === 'booking' && before.wait.token !== token)
    await trips.raiseAlarm(tripId, {
      at,
      ...alarmOf(alarmSentences(noBeds ? 'no-beds-yet' : 'not-booked-yet')),
      about: 'booking',
    })
  return { asked: true }
}

/** The trip as it is then. */
async function putOnList(trip: Trip, since: Instant, { trips }: Pick<Deps, 'trips'>): Promise<Trip> {
  const booking = { state: 'asked-by-hand' as const, since }
  if (await trips.book(trip, ['planned'], booking)) return { ...trip, booking }
  return (await trips.get(trip.tripId)) ?? trip
}

function bedsWanted({ lodging }: Trip) {
  if (!lodging) return []
  const { place, guests, nights, from, until, perNight } = lodging
  const when = { from: inWords(from), until: inWords(until) }
  return [alarmOf(alarmSentences('book-beds', { place, guests, nights, ...when, most: inYuan(perNight) }))]
}

export const handler = task(Ask, askBookingByHand)
