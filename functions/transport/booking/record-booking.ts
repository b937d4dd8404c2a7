import { isRefusal, type Refusal } from '../../../domain/kernel/refusal.ts'
import { isSettledByHand } from '../../../domain/transport/trips/is-settled-by-hand.ts'
import { judgeBooking } from '../../../domain/transport/trips/judge-booking.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'

/** A booking made by telephone: the carrier's reference lets the waiting connection go on. */
async function recordBooking(
  call: Call<Routes['record-booking']>,
  deps: Pick<Deps, 'trips' | 'workflows' | 'clock'>,
): Promise<Trip | Refusal | undefined> {
  const { params, body, staff } = call
  const { trips, workflows, clock } = deps
  const trip = await tripFor(staff, params.tripId, { trips })
  if (isRefusal(trip)) return trip
  const at = clock.now()
  const judged = judgeBooking(trip.booking, { reference: body.reference, now: at })
  if (isRefusal(judged)) return judged
  const confirmed = { state: 'confirmed' as const, reference: body.reference, by: 'hand' as const, at }
  // Somebody was faster: judged anew, the answer says what stands.
  if (judged === 'new' && !(await trips.book(trip, ['planned', 'asked-by-hand'], confirmed)))
    return recordBooking(call, deps)
  const booked = await trips.getWaiting(trip.tripId)
  if (booked?.wait?.for === 'booking' && isSettledByHand(booked.trip))
    await workflows.succeed(booked.wait.token, { held: true })
  return booked?.trip
}

export const handler = http(routes['record-booking'], recordBooking)
