import { isRefusal, type Refusal } from '../../../domain/kernel/refusal.ts'
import { isSettledByHand } from '../../../domain/transport/trips/is-settled-by-hand.ts'
import { judgeBeds } from '../../../domain/transport/trips/judge-beds.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'

/** Beds that staff booked by telephone: the connection that waits for them goes on once its seats are settled too. */
async function recordBeds(
  call: Call<Routes['record-beds']>,
  deps: Pick<Deps, 'trips' | 'workflows' | 'clock'>,
): Promise<Trip | Refusal | undefined> {
  const { params, body, staff } = call
  const { trips, workflows, clock } = deps
  const trip = await tripFor(staff, params.tripId, { trips })
  if (isRefusal(trip)) return trip
  const at = clock.now()
  const judged = judgeBeds(trip, { ...body, now: at })
  if (isRefusal(judged)) return judged
  // Somebody was faster: judged anew, the answer says what stands.
  if (judged === 'new' && !(await trips.bookBeds(trip.tripId, { ...body, at, by: staff.subject })))
    return recordBeds(call, deps)
  const booked = await trips.getWaiting(trip.tripId)
  if (booked?.wait?.for === 'booking' && isSettledByHand(booked.trip))
    await workflows.succeed(booked.wait.token, { held: true })
  return booked?.trip
}

export const handler = http(routes['record-beds'], recordBeds)
