import * as z from 'zod'

const count = z.int().nonnegative()

/** How many of a batch have come how far. */
export const JourneyCounts = z.object({
  boarded: count,
  noShow: count,
  withdrawn: count,
  arrived: count,
  handedOver: count,
})
export type JourneyCounts = z.infer<typeof JourneyCounts>
