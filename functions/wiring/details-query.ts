import * as z from 'zod'
import { line } from '../../domain/kernel/line.ts'

/** Personal details are masked unless the reader asks for them whole and says why (`middleware/unmasked-reading.ts`). */
export const DetailsQuery = z.object({
  details: z.enum(['masked', 'full']).default('masked'),
  why: line({ max: 200 }).optional(),
})
export type DetailsQuery = z.infer<typeof DetailsQuery>
