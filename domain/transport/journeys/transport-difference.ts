import * as z from 'zod'
import { TripId } from '../../kernel/ids.ts'
import { Instant } from '../../kernel/instant.ts'
import { Money } from '../../kernel/money.ts'
import { TripMode } from '../trips/trip.ts'

const count = z.int().nonnegative()
const beforeAndAfter = <Of extends z.ZodType>(of: Of) => z.object({ before: of, after: of })

/** A trip in short. */
export const TripLine = z.object({
  tripId: TripId,
  mode: TripMode,
  service: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  departs: Instant,
  arrives: Instant,
  seats: count,
  passengers: count,
  cost: Money,
})
export type TripLine = z.infer<typeof TripLine>

/** What another plan changes. */
export const TransportDifference = z.object({
  summary: z.object({
    /** People whose trips change. */
    movedPassengers: count,
    tripsAdded: count,
    tripsDropped: count,
    tripsChanged: count,
    tripsKept: count,
    cost: beforeAndAfter(Money),
    /** Passengers per seat of hired coaches, 0 to 1. */
    seatFill: beforeAndAfter(z.number()),
    /** People who would travel on their own. */
    selfArranged: beforeAndAfter(count),
    /** What the hours of waiting between feeder and train are reckoned at, beside the cost; absent in older proposals. */
    waiting: Money.optional(),
    /** No plan that keeps the constraints costs less, with that waiting; null when none was proved in the time given. */
    bound: Money.nullable(),
    /** How far the cost may lie above the least, as a share of the bound. */
    gap: z.number().nullable(),
  }),
  added: z.array(TripLine),
  dropped: z.array(TripLine),
  changed: z.array(z.object({ before: TripLine, after: TripLine })),
  /** Why those who travel on their own have no coach: the law forbids it, and what it leaves. */
  unlawfulCoaches: z.array(
    z.object({
      counties: z.array(z.string()),
      cityCode: z.string(),
      why: z.string(),
      proposals: z.array(z.string()),
    }),
  ),
})
export type TransportDifference = z.infer<typeof TransportDifference>
