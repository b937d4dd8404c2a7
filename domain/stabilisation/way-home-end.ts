import * as z from 'zod'

/** How the journey home of a case ended. */
export const WayHomeEnd = z.enum([
  'arrived',
  'no-seat',
  'not-booked',
  'withdrew',
  'missed',
  'not-reported',
  'called-off',
])
export type WayHomeEnd = z.infer<typeof WayHomeEnd>
