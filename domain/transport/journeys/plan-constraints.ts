import * as z from 'zod'
import { GivenInstant } from '../../kernel/given-instant.ts'
import { TripId } from '../../kernel/ids.ts'
import { transportFieldSentences } from '../plan/transport-field-sentences.ts'
import { TripMode } from '../trips/trip.ts'

/** GB/T 2260. */
const code = z.string().regex(/^\d{6}$/, transportFieldSentences('six-digits').en)

const Coaches = z
  .array(z.strictObject({ seats: z.int().positive(), count: z.int().min(1).max(50) }))
  .min(1)
  .max(10)

/**
 * How the province wants a plan changed. What it does not name is planned again at least cost, and changes as little as
 * possible.
 */
export const PlanConstraints = z.strictObject({
  /**
   * Trips that stay as they are. The coaches of one departure run together: locking one locks them all, with what their people
   * ride next.
   */
  lock: z.array(TripId).max(2000).default([]),
  /** Trips that are not to run: their departures, and the services that they ride, are used by nobody. */
  reject: z.array(TripId).max(2000).default([]),
  /** Nobody else travels so. Without `charter-coach` there are still feeders to stations and airports. */
  forbid: z.array(TripMode.exclude(['feeder-coach', 'self-arranged'])).default([]),
  /** Whole yuan that the journeys may cost in all; null: no limit. */
  budgetYuan: z.int().positive().nullable().default(null),
  /** With which coaches the departure of a trip runs, all of them; the trip is locked by it. */
  vehicles: z
    .array(z.strictObject({ tripId: TripId, coaches: Coaches }))
    .max(200)
    .default([]),
  /** Coaches that are to run all the way to a city, with the people of these counties who can ride them. */
  coaches: z
    .array(
      z.strictObject({
        counties: z.array(code).min(1).max(3),
        cityCode: code,
        departs: GivenInstant,
        coaches: Coaches,
      }),
    )
    .max(50)
    .default([]),
})
export type PlanConstraints = z.infer<typeof PlanConstraints>
