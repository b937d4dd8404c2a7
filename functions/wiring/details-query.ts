import * as z from 'zod'
import { line } from '../../domain/kernel/line.ts'

/** Personal details are masked unless the reader says why they need them whole. */
export const DetailsQuery = z.object({
  details: z.enum(['masked', 'full']).default('masked'),
  why: line({ min: 5, max: 200 }).optional(),
})
export type DetailsQuery = z.infer<typeof DetailsQuery>
