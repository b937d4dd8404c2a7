import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** How far the carrier has bound itself. A hold that nobody confirms ends by itself at `until`. */
export const Booking = z.discriminatedUnion('state', [
  z.object({ state: z.literal('planned') }),
  z.object({ state: z.literal('held'), reference: z.string(), until: Instant }),
  z.object({ state: z.literal('confirmed'), reference: z.string(), by: z.enum(['carrier', 'hand']), at: Instant }),
  z.object({ state: z.literal('released'), at: Instant, why: z.string() }),
])
export type Booking = z.infer<typeof Booking>
