import * as z from 'zod'
import { Instant, type Span } from '../../kernel/instant.ts'
import { Words } from '../../kernel/words.ts'

/** How long staff have to book by telephone before they are asked again with an alarm; as long again, and the trip is lost. */
export const bookingByHandTime: Span = { hours: 24 }

/** How long booking a plan takes at the most, by hand and by carrier together, as its batch shows it. */
export const bookingTime: Span = { hours: 72 }

/** Counts the tries to hold: a hold that expired is asked for again under a new key. */
const attempt = z.int().positive()

/** Made when a trip is read, and kept nowhere. */
const whyWords = Words.optional()

/** How far the carrier has bound itself. A hold that nobody confirms ends by itself at `until`. */
export const Booking = z.discriminatedUnion('state', [
  z.object({ state: z.literal('planned') }),
  /** Everyone buys their own ticket. */
  z.object({ state: z.literal('not-needed') }),
  /** The carrier was asked; until its answer is known a release must assume that it holds. */
  z.object({ state: z.literal('holding'), attempt }),
  z.object({ state: z.literal('held'), attempt, reference: z.string(), until: Instant }),
  /** Staff are asked to book and to type the carrier's reference. */
  z.object({ state: z.literal('asked-by-hand'), since: Instant }),
  z.object({ state: z.literal('confirmed'), reference: z.string(), by: z.enum(['carrier', 'hand']), at: Instant }),
  /** The carrier has no seats, or nobody booked in time: the next plan must do without it. */
  z.object({ state: z.literal('refused'), at: Instant, why: z.string(), whyWords }),
  z.object({ state: z.literal('released'), at: Instant, why: z.string(), whyWords }),
])
export type Booking = z.infer<typeof Booking>
export type BookingState = Booking['state']

/** Why a trip has no seats; shown to readers of the trip as it is. */
export const LossReason = z.enum([
  'sold-out',
  'no-longer-offered',
  'hold-expired',
  'not-booked-by-hand',
  'carrier-broken',
  'batch-ended',
])
export type LossReason = z.infer<typeof LossReason>

/** A booking that people can travel on. */
export function isBooked({ state }: Booking): boolean {
  return state === 'confirmed' || state === 'not-needed'
}
