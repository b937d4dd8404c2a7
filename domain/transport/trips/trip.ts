import * as z from 'zod'
import { ReturnDirection } from '../../batches/batch-returns.ts'
import { BatchId, ConnectionId, EnterpriseId, EventId, JobOrderId, LinkId, TripId } from '../../kernel/ids.ts'
import { Instant } from '../../kernel/instant.ts'
import { Money } from '../../kernel/money.ts'
import { Words } from '../../kernel/words.ts'
import { OwnJourney } from '../../matching/own-journey.ts'
import { BoardingPlace } from './boarding-place.ts'
import { Booking, isBooked } from './booking.ts'
import { BookedBy } from './carrier-contract.ts'
import { Crew } from './crew.ts'
import { GroupTicketDeadlines } from './group-ticket.ts'
import { BookedBeds, TripLodging } from './trip-lodging.ts'

/** How people ride. A feeder brings them to a station or an airport; `self-arranged` is one's own journey, paid for. */
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

/** What a coach and its drivers do from one moment to the next, as the law on charter coaches allows it. */
export const TimetableLine = z.object({
  what: z.enum(['drive', 'rest', 'night-stop', 'pick-up']),
  from: Instant,
  to: Instant,
  /** The driver, 1 or 2; null while the coach stands. */
  driver: z.union([z.literal(1), z.literal(2)]).nullable(),
})
export type TimetableLine = z.infer<typeof TimetableLine>

/** How many were planned to one plant. */
export const PlantParty = z.object({
  enterpriseId: EnterpriseId,
  jobOrderId: JobOrderId,
  passengers: z.int().positive(),
})
export type PlantParty = z.infer<typeof PlantParty>

/** How many of a feeder's passengers were planned to go on with another trip, and how they wait for it. */
export const OnwardParty = z.object({
  tripId: TripId,
  passengers: z.int().positive(),
  waitMinutes: z.int(),
  /** Nights in a bed for each of them. */
  nights: z.int().nonnegative(),
})
export type OnwardParty = z.infer<typeof OnwardParty>

/** Something a coordinator should look at: a report is late, a booking fell through. */
export const Alarm = z.object({
  at: Instant,
  /** In English, as programmes knew it first; people read `words`. */
  what: z.string(),
  words: Words,
  /** How it is named where somebody says that it was seen to. */
  alarmId: EventId,
  /** Late and contradicting reports, and a missing booking, are seen to by bringing what is asked for. */
  about: z.enum(['report', 'booking']).optional(),
  /** Who saw to it, when, and what came of it; no personal details. */
  seenTo: z.object({ by: z.string(), at: Instant, note: z.string() }).optional(),
})
export type Alarm = z.infer<typeof Alarm>

/** What was quoted for the trip, and who books it: the carrier's API, or staff by telephone. */
export const Hire = z.object({ quoteId: z.string(), carrier: z.string(), by: BookedBy })
export type Hire = z.infer<typeof Hire>

/** A plant's signature under a hand-over; `linkId`: given on its page, by this link. */
export const PlantReceipt = z.object({
  enterpriseId: EnterpriseId,
  receivedBy: z.string(),
  at: Instant,
  linkId: LinkId.optional(),
})
export type PlantReceipt = z.infer<typeof PlantReceipt>

/** `by`: the colleague or enterprise whose report it was; unknown of older ones, and of what nobody reported. */
const at = { at: Instant, by: z.string().optional() }

export const TripProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('planned') }),
  /** Everybody on the manifest is on board or accounted for. */
  z.object({ state: z.literal('boarded'), ...at }),
  z.object({ state: z.literal('departed'), ...at }),
  z.object({ state: z.literal('arrived'), ...at }),
  z.object({ state: z.literal('handed-over'), ...at }),
  /** Nobody reported although asked twice. */
  z.object({ state: z.literal('unreported'), ...at }),
  z.object({ state: z.literal('cancelled'), ...at }),
])
export type TripProgress = z.infer<typeof TripProgress>

/** Why a trip that was booked will not run. */
export const TripLossReason = z.enum(['vehicle-broken-down', 'service-cancelled', 'carrier-withdrew'])
export type TripLossReason = z.infer<typeof TripLossReason>

/** A trip that was lost after it had been booked, and what came in its place. */
export const TripLoss = z.object({
  at: Instant,
  by: z.string(),
  why: TripLossReason,
  /** The trip that was reported: a cancelled service takes all trips on it. */
  reported: TripId,
  /** Whom it left behind, with the cost of their trips before and after; null until they are planned again. */
  replaced: z
    .object({
      passengers: z.int().nonnegative(),
      tripIds: z.array(TripId),
      costBefore: Money,
      costAfter: Money,
    })
    .nullable(),
  /** True once everybody it left behind has travelled or was looked after otherwise. */
  isOver: z.boolean(),
})
export type TripLoss = z.infer<typeof TripLoss>

/** The run of one vehicle or one booked service. Trips of one connection are booked together or not at all. */
export const Trip = z.object({
  tripId: TripId,
  batchId: BatchId,
  connectionId: ConnectionId,
  mode: TripMode,
  /** Train, flight or coach as it is announced to passengers; null for one's own journey. */
  service: z.string().nullable(),
  stops: z.array(Stop).min(2),
  /** Codes of the counties whose people are on board. */
  counties: z.array(z.string()),
  /** Codes of the cities of the passengers' posts, also for a feeder. */
  cities: z.array(z.string()),
  /** Home from the cities to the counties, or back to posts that people had before; absent on the way to a new one. */
  returns: ReturnDirection.optional(),
  /** The last trip before the plant, or before home: after it the passengers are handed over, or alight. */
  endsAtPlant: z.boolean(),
  seats: z.int().positive(),
  /** People who still intend to travel: a withdrawal frees the seat. */
  passengers: z.int().nonnegative(),
  /** 1 or 2 by the driving rules; 0 where no coach is hired. */
  drivers: z.int().min(0).max(2),
  /** The driving timetable of a coach; null for everything else. */
  timetable: z.array(TimetableLine).nullable(),
  cost: Money,
  plants: z.array(PlantParty),
  /** Of a feeder; absent in older ones. */
  onward: z.array(OnwardParty).optional(),
  lodging: TripLodging.optional(),
  /** Absent until they are booked. */
  beds: BookedBeds.optional(),
  /** Where each county's people board; absent until it was chosen or they are told. */
  boarding: z.array(BoardingPlace).optional(),
  /** Absent until it is known. */
  crew: Crew.optional(),
  /** Of a train on a journey home or back, whose seats are a group ticket: by when its list is submitted, and it is paid for. */
  groupTicket: GroupTicketDeadlines.optional(),
  /** Why its people travel on their own; absent in older trips. */
  ownJourney: OwnJourney.optional(),
  hire: Hire.nullable(),
  booking: Booking,
  /** The version counts up with each change. */
  manifest: z.object({ version: z.int().positive(), frozenAt: Instant.nullable() }),
  progress: TripProgress,
  /** null unless it was lost after booking. */
  loss: TripLoss.nullable(),
  receipts: z.array(PlantReceipt),
  alarms: z.array(Alarm),
})
export type Trip = z.infer<typeof Trip>

/** The first stop's time. */
export function departsAt({ stops }: Pick<Trip, 'stops'>): Instant {
  const [first] = stops
  if (!first) throw new Error('a trip has stops')
  return first.at
}

/** The last stop's time. */
export function arrivesAt({ stops }: Pick<Trip, 'stops'>): Instant {
  const last = stops.at(-1)
  if (!last) throw new Error('a trip has stops')
  return last.at
}

export function isCancelled({ progress }: Pick<Trip, 'progress'>): boolean {
  return progress.state === 'cancelled'
}

/** People travel on it, or are about to. */
export function runs({ booking, progress }: Pick<Trip, 'booking' | 'progress'>): boolean {
  return isBooked(booking) && !isCancelled({ progress })
}

/** People have boarded, or nobody said whether they did. */
export function isUnderWay({ progress }: Pick<Trip, 'progress'>): boolean {
  return progress.state !== 'planned' && progress.state !== 'cancelled'
}
