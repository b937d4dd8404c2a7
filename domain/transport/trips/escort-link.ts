import * as z from 'zod'
import { LinkId, TripId } from '../../kernel/ids.ts'
import { Instant, minus, plus } from '../../kernel/instant.ts'
import { arrivesAt, departsAt, type Trip } from './trip.ts'
import { tripStanding } from './trip-standing.ts'

/** Hours after the planned arrival, or after it was made on a trip that is later still, until which a link opens (default). */
export const escortHours = 24

/** Hours before the departure from which the list of people is shown (default): the page may be opened before. */
const listHours = 24

/** Hours after a link's end in which a phone without network may still send what was tapped before it. */
export const lateHours = 72

/** What staff ask for; `send`: by SMS to the leader of the trip, whose telephone is known. */
export const MakeEscortLink = z.strictObject({
  validHours: z.int().min(1).max(96).optional(),
  send: z.boolean().default(false),
})
export type MakeEscortLink = z.infer<typeof MakeEscortLink>

/** By which an escort without an account calls the roll of one trip, and nothing else. Its address is told once, and kept nowhere. */
export const EscortLink = z.object({
  id: LinkId,
  tripId: TripId,
  madeAt: Instant,
  /** The colleague who made it. */
  madeBy: z.string(),
  validUntil: Instant,
  /** When it went to the leader's phone, and whether the provider took it. */
  sent: z.object({ at: Instant, taken: z.boolean() }).optional(),
  revoked: z.object({ at: Instant, by: z.string() }).optional(),
})
export type EscortLink = z.infer<typeof EscortLink>

export function escortLinkEnds(trip: Pick<Trip, 'stops'>, now: Instant, hours: number = escortHours): Instant {
  const arrives = arrivesAt(trip)
  return plus(arrives > now ? arrives : now, { hours })
}

/** `early`: nobody is listed yet. `over`: nobody is any more, and phones forget whom they knew. */
export const EscortStage = z.enum(['early', 'open', 'over'])
export type EscortStage = z.infer<typeof EscortStage>

export function listedFrom(trip: Pick<Trip, 'stops'>): Instant {
  return minus(departsAt(trip), { hours: listHours })
}

export function escortStage(
  trip: Pick<Trip, 'stops' | 'booking' | 'progress' | 'loss' | 'endsAtPlant'>,
  now: Instant,
): EscortStage {
  const standing = tripStanding(trip)
  const isOver = standing === 'handed-over' || (standing === 'arrived' && !trip.endsAtPlant)
  if (isOver || standing === 'cancelled' || standing === 'lost') return 'over'
  return now < listedFrom(trip) ? 'early' : 'open'
}
