import * as z from 'zod'
import { BatchId, ConnectionId, EnterpriseId, JobOrderId, TripId, WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { Money } from '../kernel/money.ts'
import { Booking } from './booking.ts'

/** How people ride. A feeder brings them to a station or an airport; `self-arranged` is a paid journey of one's own. */
export const TripMode = z.enum([
  'charter-coach',
  'feeder-coach',
  'seat-block-rail',
  'seat-block-air',
  'special-train',
  'charter-flight',
  'self-arranged',
])
export type TripMode = z.infer<typeof TripMode>

/** Where a vehicle stops, with the planned instant of departure (of arrival at the last stop). */
export const Stop = z.object({
  /** County or city code, station telecode or airport IATA code. */
  place: z.string(),
  name: z.string(),
  at: Instant,
})
export type Stop = z.infer<typeof Stop>

/** How many are going to one plant: what an enterprise is told to expect. */
export const PlantParty = z.object({
  enterpriseId: EnterpriseId,
  jobOrderId: JobOrderId,
  passengers: z.int().positive(),
})
export type PlantParty = z.infer<typeof PlantParty>

/** Something a coordinator should look at: a report is late, a booking fell through. */
export const Alarm = z.object({ at: Instant, what: z.string() })
export type Alarm = z.infer<typeof Alarm>

const at = { at: Instant }

/** The run of one vehicle or one booked service. Trips of one connection are booked together or not at all. */
export const Trip = z.object({
  tripId: TripId,
  batchId: BatchId,
  connectionId: ConnectionId,
  mode: TripMode,
  /** Train, flight or coach as the carrier names it; null for one's own journey. */
  service: z.string().nullable(),
  stops: z.array(Stop).min(2),
  /** County codes where people board. */
  counties: z.array(z.string()),
  /** The destination city of these passengers, also for a feeder. */
  cityCode: z.string(),
  /** The last trip before the plant: after it the passengers are handed over. */
  endsAtPlant: z.boolean(),
  seats: z.int().positive(),
  passengers: z.int().nonnegative(),
  /** 1 or 2 by the driving rules; 0 where no coach is hired. */
  drivers: z.int().min(0).max(2),
  cost: Money,
  plants: z.array(PlantParty),
  booking: Booking,
  manifest: z.object({ version: z.int().positive(), frozenAt: Instant.nullable() }),
  progress: z.discriminatedUnion('state', [
    z.object({ state: z.literal('planned') }),
    z.object({ state: z.literal('boarded'), ...at }),
    z.object({ state: z.literal('departed'), ...at }),
    z.object({ state: z.literal('arrived'), ...at }),
    z.object({ state: z.literal('handed-over'), ...at }),
    /** Nobody reported although asked twice. */
    z.object({ state: z.literal('unreported'), ...at }),
    z.object({ state: z.literal('cancelled'), ...at }),
  ]),
  alarms: z.array(Alarm),
})
export type Trip = z.infer<typeof Trip>

/** One person on one trip's manifest. */
export const Passenger = z.object({
  tripId: TripId,
  workerId: WorkerId,
  batchId: BatchId,
  chunk: z.int().nonnegative(),
  jobOrderId: JobOrderId,
  enterpriseId: EnterpriseId,
  /** Index into the trip's stops. */
  boardsAt: z.int().nonnegative(),
  state: z.enum(['expected', 'withdrawn', 'boarded', 'no-show', 'arrived', 'handed-over', 'diverted']),
})
export type Passenger = z.infer<typeof Passenger>
