import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'

/** A booking made by telephone: the carrier's reference lets the waiting connection go on. */
async function recordBooking(
  { params, body, staff }: Call<Routes['record-booking']>,
  { trips, workflows, clock }: Pick<Deps, 'trips' | 'workflows' | 'clock'>,
) {
  const trip = await tripFor(staff, params.tripId, { trips })
  if (isRefusal(trip)) return trip
  const { booking } = trip
  const isRepeated = booking.state === 'confirmed' && booking.reference === body.reference
  if (!isRepeated) {
    if (booking.state !== 'planned' && booking.state !== 'asked-by-hand')
      return refuse('invalid-state', `This trip's booking is ${booking.state}: none is to be made by hand.`)
    const confirmed = { state: 'confirmed' as const, reference: body.reference, by: 'hand' as const, at: clock.now() }
    if (!(await trips.book(trip.tripId, ['planned', 'asked-by-hand'], confirmed)))
      return refuse('conflict', 'The booking was changed meanwhile; read the trip again.')
  }
  const booked = await trips.getWaiting(trip.tripId)
  if (booked?.wait?.for === 'booking') await workflows.succeed(booked.wait.token, { held: true })
  return booked?.trip
}

export const handler = http(routes['record-booking'], recordBooking)
