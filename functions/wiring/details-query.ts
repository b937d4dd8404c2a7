import * as z from 'zod'

/** Personal details are masked unless the reader says why they need them whole. */
export const DetailsQuery = z.object({
  details: z.enum(['masked', 'full']).default('masked'),
  why: z.string().trim().min(5).max(200).optional(),
})
export type DetailsQuery = z.infer<typeof DetailsQuery>
