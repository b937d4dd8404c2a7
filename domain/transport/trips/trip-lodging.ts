import * as z from 'zod'
import { Instant } from '../../kernel/instant.ts'
import { Money } from '../../kernel/money.ts'

/** Beds for those passengers of a feeder whose train or flight leaves so late that they spend a night at the hub. */
export const TripLodging = z.object({
  /** The station or airport near which they sleep, by name. */
  place: z.string(),
  from: Instant,
  /** When the last of them goes on. */
  until: Instant,
  /** As they were planned. */
  guests: z.int().positive(),
  /** Counted for each person. */
  nights: z.int().positive(),
  perNight: Money,
  cost: Money,
})
export type TripLodging = z.infer<typeof TripLodging>

/** The house where staff booked them, by telephone. */
export const BookedBeds = z.object({
  house: z.string(),
  address: z.string(),
  reference: z.string(),
  at: Instant,
  by: z.string(),
})
export type BookedBeds = z.infer<typeof BookedBeds>

/** Some of its passengers sleep on the way, and nobody has booked their beds yet. */
export function lacksBeds({
  lodging,
  beds,
}: {
  readonly lodging?: TripLodging | undefined
  readonly beds?: BookedBeds | undefined
}): boolean {
  return lodging !== undefined && beds === undefined
}
