import * as z from 'zod'
import { GivenInstant } from '../../kernel/given-instant.ts'
import { TripId } from '../../kernel/ids.ts'
import { CalendarDate, Instant } from '../../kernel/instant.ts'
import { Money } from '../../kernel/money.ts'

/**
 * The messages between us and carriers, or a broker who speaks for several. What each address does stands with the
 * gateway, functions/gateways/carriers.ts.
 */

/** `api`: the carrier is bound by these messages. `by-hand`: quoted here, booked by telephone, reference typed by staff. */
export const BookedBy = z.enum(['api', 'by-hand'])
export type BookedBy = z.infer<typeof BookedBy>

/** A railway station by its telecode, or an airport by its IATA code. */
export const Hub = z.object({ kind: z.enum(['rail', 'air']), code: z.string().min(3).max(4) })
export type Hub = z.infer<typeof Hub>

const offer = {
  /** The carrier's own key of the offer: a hold names it. */
  quoteId: z.string().min(1).max(100),
  carrier: z.string().min(1).max(60),
  booking: BookedBy,
}

/** A scheduled run that seats are sold on, or a train or flight that may be hired whole. */
export const ServiceQuote = z.object({
  ...offer,
  mode: z.enum(['seat-block-rail', 'seat-block-air', 'special-train', 'charter-flight']),
  /** As it is announced: G2883, MU5751. */
  service: z.string().min(1).max(20),
  from: Hub,
  /** Where it ends, by name: 广州南站. */
  to: Hub.extend({ name: z.string().min(1).max(30) }),
  /** The destination city that `to` serves. */
  cityCode: z.string(),
  departs: GivenInstant,
  arrives: GivenInstant,
  /** Free for a group on a scheduled run; of one vehicle when it is hired whole. */
  seats: z.int().nonnegative(),
  /** Of one seat on a scheduled run, of the vehicle when it is hired whole. */
  price: Money,
})
export type ServiceQuote = z.infer<typeof ServiceQuote>

/** Paid for whole, however many ride; on the others seats are bought singly. */
export function isHiredWhole({ mode }: Pick<ServiceQuote, 'mode'>): boolean {
  return mode === 'special-train' || mode === 'charter-flight'
}

/** A coach with its drivers, any number of them: `fixed` and `perKm` with the empty return included. */
export const CoachQuote = z.object({ ...offer, seats: z.int().min(5).max(60), fixed: Money, perKm: Money })
export type CoachQuote = z.infer<typeof CoachQuote>

export const QuoteRequest = z.object({
  hubs: z.array(Hub),
  cities: z.array(z.string()),
  /** First and last day of departure. */
  from: CalendarDate,
  to: CalendarDate,
  passengers: z.int().positive(),
})
export type QuoteRequest = z.infer<typeof QuoteRequest>

export const QuoteReply = z.object({ services: z.array(ServiceQuote), coaches: z.array(CoachQuote) })
export type QuoteReply = z.infer<typeof QuoteReply>

/** What is known of the group when seats are held; names follow with the manifest. */
export const HoldRequest = z.object({
  quoteId: z.string(),
  tripId: TripId,
  /** Seats wanted on a scheduled run; those of one vehicle where it is hired whole. */
  seats: z.int().positive(),
  stops: z.array(z.object({ place: z.string(), name: z.string(), at: Instant })),
})
export type HoldRequest = z.infer<typeof HoldRequest>

export const HoldReply = z.discriminatedUnion('held', [
  z.object({ held: z.literal(true), reference: z.string().min(1).max(100), until: GivenInstant }),
  z.object({ held: z.literal(false), why: z.enum(['sold-out', 'no-longer-offered']) }),
])
export type HoldReply = z.infer<typeof HoldReply>

export const ConfirmRequest = z.object({ tripId: TripId, reference: z.string() })
export type ConfirmRequest = z.infer<typeof ConfirmRequest>

export const ConfirmReply = z.discriminatedUnion('confirmed', [
  z.object({ confirmed: z.literal(true), reference: z.string().min(1).max(100) }),
  z.object({ confirmed: z.literal(false), why: z.enum(['hold-expired', 'no-longer-offered']) }),
])
export type ConfirmReply = z.infer<typeof ConfirmReply>

/** Undoes every hold and booking of the trip, known to us or not. */
export const CancelRequest = z.object({ tripId: TripId, reference: z.string().nullable(), why: z.string() })
export type CancelRequest = z.infer<typeof CancelRequest>

/** `false`: there was nothing to undo, which is just as good. */
export const CancelReply = z.object({ cancelled: z.boolean() })
export type CancelReply = z.infer<typeof CancelReply>
