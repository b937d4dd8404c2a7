import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { RoundMessages } from './round-messages.ts'

/** A round of offers as it was matched. */
export const OfferRound = z.object({
  round: z.int().positive(),
  /** People who were matched with a job order. */
  offers: z.int().nonnegative(),
  /** Until when they can answer; null where the round was stopped before anybody was written to. */
  answerUntil: Instant.nullable(),
  /** Absent in rounds that were matched before texts were reckoned. */
  messages: RoundMessages.optional(),
})
export type OfferRound = z.infer<typeof OfferRound>
