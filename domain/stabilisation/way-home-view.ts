import * as z from 'zod'
import { TripId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { Money } from '../kernel/money.ts'
import { type JourneyState, journeyStates } from '../matching/placement.ts'
import { Booking } from '../transport/trips/booking.ts'
import { TripMode } from '../transport/trips/trip.ts'

const journeys = Object.keys(journeyStates) as [JourneyState['state'], ...JourneyState['state'][]]

/** How the journey home of a case stands at this moment. */
export const WayHomeView = z.object({
  batch: z.enum(['running', 'releasing', 'completed', 'cancelled', 'failed']),
  /** Absent until their yes stands in the batch. */
  journey: z.enum(journeys).optional(),
  /** Absent until a seat is planned. */
  trip: z
    .object({
      tripId: TripId,
      mode: TripMode,
      service: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      departs: Instant,
      arrives: Instant,
      cost: Money,
      booking: Booking,
    })
    .optional(),
})
export type WayHomeView = z.infer<typeof WayHomeView>
