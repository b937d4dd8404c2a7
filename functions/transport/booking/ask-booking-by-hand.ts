import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal, noSuch } from '../../../domain/kernel/refusal.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

const Ask = z.object({ tripId: TripId, token: z.string() })

/**
 * Puts a trip on the list of bookings that staff make by telephone, and leaves the token that their entry gives back.
 * Asked again with another token, nobody has booked in the first half of the time: then an alarm says so.
 */
async function askBookingByHand(
  { tripId, token }: z.infer<typeof Ask>,
  { trips, workflows, clock }: Pick<Deps, 'trips' | 'workflows' | 'clock'>,
) {
  const at = clock.now()
  const before = (await trips.leaveToken(tripId, { for: 'booking', token })) ?? noSuch('trip')
  if (isRefusal(before)) return before
  const isAsked = await trips.book(tripId, ['planned'], { state: 'asked-by-hand', since: at })
  const { booking } = (isAsked ? null : await trips.get(tripId)) ?? before.trip
  if (isBooked(booking)) await workflows.succeed(token, { held: true })
  else if (booking.state === 'refused' || booking.state === 'released')
    await workflows.succeed(token, { held: false, why: booking.state })
  else if (before.wait?.for === 'booking' && before.wait.token !== token)
    await trips.raiseAlarm(tripId, {
      at,
      what: 'Nobody has booked yet: telephone the carrier and enter its reference.',
    })
  return { asked: true }
}

export const handler = task(Ask, askBookingByHand)
