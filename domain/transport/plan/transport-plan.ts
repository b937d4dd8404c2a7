import * as z from 'zod'

/** Where and when a coach leaves, in minutes: several coaches of one departure run together. */
const departure = { terminal: z.string(), pickups: z.array(z.string()).min(1), depart: z.int().nonnegative() }

export const TransportPlan = z.object({
  coaches: z.array(z.object({ ...departure, seats: z.int().positive(), count: z.int().positive() })),
  rides: z.array(
    z.object({
      group: z.string(),
      passengers: z.int().positive(),
      ...departure,
      /** The rail or air service after a feeder; null for a direct coach. */
      service: z.string().nullable(),
    }),
  ),
  charters: z.array(z.object({ service: z.string(), count: z.int().positive() })),
  selfArranged: z.array(z.object({ group: z.string(), passengers: z.int().positive() })),
})
export type TransportPlan = z.infer<typeof TransportPlan>
