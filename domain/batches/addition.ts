import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** People who came to a batch after its candidates were frozen. */
export const Addition = z.object({ at: Instant, by: z.string(), people: z.int().positive() })
export type Addition = z.infer<typeof Addition>
