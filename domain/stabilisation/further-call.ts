import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** What a worker said further while a case of the kind was open: it belongs to that case. */
export const FurtherCall = z.object({
  /** The same for the same text, so that it is kept once. */
  key: z.string(),
  at: Instant,
  sealedText: z.string(),
})
export type FurtherCall = z.infer<typeof FurtherCall>
