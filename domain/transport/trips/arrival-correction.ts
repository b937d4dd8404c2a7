import * as z from 'zod'
import { Instant } from '../../kernel/instant.ts'

/** What somebody at the plant said against what was on record of one person; every one is kept, the last one stands. */
export const ArrivalCorrection = z.object({
  said: z.enum(['arrived', 'absent']),
  /** What stood until then. */
  stood: z.enum(['handed-over', 'no-show', 'diverted']),
  at: Instant,
  /** The enterprise, or the colleague who wrote it down. */
  by: z.string(),
  /** The person who said so, where one did. */
  saidBy: z.string().optional(),
  why: z.string(),
})
export type ArrivalCorrection = z.infer<typeof ArrivalCorrection>
