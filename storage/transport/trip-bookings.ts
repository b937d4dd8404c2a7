import type { TripId } from '../../domain/kernel/ids.ts'
import type { Booking, BookingState } from '../../domain/transport/trips/booking.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { BookedBeds } from '../../domain/transport/trips/trip-lodging.ts'
import { entryOfBooking } from '../../domain/transport/trips/waits-of-trip.ts'
import { nullIfRefused } from '../null-if-refused.ts'
import { tripInItem } from './trip-entity.ts'
import type { TripItems } from './trip-items.ts'

/** How trips are booked, seats and beds. */
export function tripBookingsOf({ trips, read, changeWith }: TripItems) {
  /** Asked for by hand, or no longer; of a trip as the caller has just read it, or by its id. */
  async function bookByHand(of: TripId | Trip, from: readonly BookingState[], to: Booking): Promise<boolean> {
    const item = typeof of === 'string' ? await read(of) : null
    const trip = typeof of === 'string' ? item && tripInItem(item) : of
    if (!trip || !from.includes(trip.booking.state)) return false
    const { booking: before } = trip
    const entriesOf = (booking: Booking) =>
      booking.state === 'asked-by-hand' ? [entryOfBooking(trip, booking.since)] : []
    const isMoved = await changeWith(trip, entriesOf(before), entriesOf(to), (patch) =>
      patch
        .set({ booking: to, bookingState: to.state })
        .where(({ bookingState }, { eq }) => eq(bookingState, before.state))
        .commit(),
    )
    return isMoved || bookByHand(trip.tripId, from, to)
  }
  return {
    /** Moves the booking on, of a trip as the caller has just read it or by its id; false where it was in none of the states expected. */
    async book(of: TripId | Trip, from: readonly BookingState[], to: Booking): Promise<boolean> {
      if (to.state === 'asked-by-hand' || from.includes('asked-by-hand')) return bookByHand(of, from, to)
      const tripId = typeof of === 'string' ? of : of.tripId
      const moved = trips
        .patch({ tripId })
        .set({ booking: to, bookingState: to.state })
        .where(({ bookingState }, { eq }) => from.map((state) => eq(bookingState, state)).join(' OR '))
      return (await nullIfRefused(moved.go())) !== null
    },
    /** Notes the beds that were booked; false where others are, or the trip does not run any more. */
    async bookBeds(tripId: TripId, beds: BookedBeds): Promise<boolean> {
      const booked = trips
        .patch({ tripId })
        .set({ beds })
        .where(
          ({ beds: known, bookingState, progressState }, { ne, eq, notExists }) =>
            `${notExists(known)} AND ${ne(bookingState, 'refused')} AND ${ne(bookingState, 'released')} AND ${eq(progressState, 'planned')}`,
        )
      return (await nullIfRefused(booked.go())) !== null
    },
  }
}
