import * as z from 'zod'
import { BatchStateName } from '../batches/batch-state-name.ts'
import { JourneyName } from '../matching/journey-name.ts'
import { TripLine } from '../transport/journeys/transport-difference.ts'
import { Booking } from '../transport/trips/booking.ts'

/** How the journey home of a case stands at this moment. */
export const WayHomeView = z.object({
  batch: BatchStateName,
  /** Absent until their yes stands in the batch. */
  journey: JourneyName.optional(),
  /** Absent until a seat is planned. */
  trip: TripLine.omit({ seats: true, passengers: true }).extend({ booking: Booking }).optional(),
})
export type WayHomeView = z.infer<typeof WayHomeView>
