import * as z from 'zod'
import { writtenMoment } from '../../../domain/kernel/forms/beijing-time.ts'
import { TripId } from '../../../domain/kernel/ids.ts'
import { inYuan } from '../../../domain/kernel/money.ts'
import { isRefusal, noSuch } from '../../../domain/kernel/refusal.ts'
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
  if (before.trip.hire?.by === 'by-hand') await trips.book(tripId, ['planned'], { state: 'asked-by-hand', since: at })
  const trip = (await trips.get(tripId)) ?? before.trip
  const { booking } = trip
  if (lacksBeds(trip)) await trips.raiseAlarm(tripId, { at, what: bedsWanted(trip) })
  if (isSettledByHand(trip)) await workflows.succeed(token, { held: true })
  else if (booking.state === 'refused' || booking.state === 'released')
    await workflows.succeed(token, { held: false, why: booking.state })
  else if (before.wait?.for === 'booking' && before.wait.token !== token)
    await trips.raiseAlarm(tripId, {
      at,
      what: lacksBeds(trip)
        ? 'Nobody has booked the beds yet: telephone a house and enter its reference.'
        : 'Nobody has booked yet: telephone the carrier and enter its reference.',
      about: 'booking',
    })
  return { asked: true }
}

function bedsWanted({ lodging }: Trip): string {
  if (!lodging) return ''
  const { place, guests, nights, from, until, perNight } = lodging
  return `Book beds near ${place} by telephone: ${guests} people, ${nights} nights in all, from ${writtenMoment(from)} to ${writtenMoment(until)}, at most ${inYuan(perNight)} yuan each a night; then enter house, address and reference.`
}

export const handler = task(Ask, askBookingByHand)
