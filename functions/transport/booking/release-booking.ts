import type { TripId } from '../../../domain/kernel/ids.ts'
import { alarmOf } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences, type EndReason, endReasons } from '../../../domain/transport/trips/alarm-sentences.ts'
import { type Booking, LossReason } from '../../../domain/transport/trips/booking.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'

/** The booking moves on while we release it at most this often: planned, holding, held, confirmed. */
const mostTries = 4

/** Frees everything that the trip has with its carrier. Repeating it changes nothing. */
export async function releaseBooking(
  tripId: TripId,
  why: EndReason,
  deps: Pick<Deps, 'trips' | 'carriers' | 'clock'>,
): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const trip = await deps.trips.get(tripId)
    if (trip) await callOffBeds(trip, why, deps)
    if (!trip || trip.booking.state === 'released' || trip.booking.state === 'refused') return
    await cancelWithCarrier(trip, why, deps)
    if (await deps.trips.book(tripId, [trip.booking.state], endOf(trip.booking, why, deps))) return
  }
  throw new Error(`the booking of ${tripId} changes faster than it can be released`)
}

/** The house takes no messages: staff are asked, once. */
async function callOffBeds({ tripId, beds }: Trip, why: EndReason, { trips, clock }: Pick<Deps, 'trips' | 'clock'>) {
  if (!beds) return
  const { reference, house } = beds
  const said = alarmSentences('cancel-beds', { reference, house, why: endReasons[why] })
  await trips.raiseAlarm(tripId, { at: clock.now(), ...alarmOf(said) })
}

/** What was never answered counts as refused, so that the next plan does without it. */
function endOf({ state }: Booking, why: EndReason, { clock }: Pick<Deps, 'clock'>): Booking {
  const at = clock.now()
  if (state === 'holding') return { state: 'refused', at, why: LossReason.enum['carrier-broken'] }
  if (state === 'asked-by-hand') return { state: 'refused', at, why: LossReason.enum['not-booked-by-hand'] }
  return { state: 'released', at, why }
}

async function cancelWithCarrier(
  { tripId, booking, hire }: Trip,
  why: EndReason,
  { trips, carriers, clock }: Pick<Deps, 'trips' | 'carriers' | 'clock'>,
): Promise<void> {
  switch (booking.state) {
    case 'planned':
    case 'not-needed':
    case 'asked-by-hand':
    case 'refused':
    case 'released':
      return
    case 'holding':
      await carriers.cancel(`${tripId}-cancel`, { tripId, reference: null, why })
      return
    case 'held':
      await carriers.cancel(`${tripId}-cancel`, { tripId, reference: booking.reference, why })
      return
    case 'confirmed': {
      const { reference } = booking
      if (booking.by === 'carrier') await carriers.cancel(`${tripId}-cancel`, { tripId, reference, why })
      else {
        const carrier = hire?.carrier ?? { zh: '承运方', en: 'the carrier' }
        const said = alarmSentences('cancel-booking', { reference, carrier, why: endReasons[why] })
        await trips.raiseAlarm(tripId, { at: clock.now(), ...alarmOf(said) })
      }
    }
  }
}
