import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'

const count = z.int().nonnegative()

/** How the people of a batch wait at stations and airports between a feeder and their train or flight, as it was planned. */
export const WaitingCounts = z.object({
  /** People by their wait. */
  upTo2Hours: count,
  upTo5Hours: count,
  longer: count,
  longestMinutes: count,
  /** Nights in a bed, counted for each person, and what they cost; `costYuan` of the trips holds it. */
  nights: count.optional(),
  lodgingYuan: z.number().nonnegative().optional(),
  /** People who arrange their own journey. */
  ownJourneys: count.optional(),
  /** `validFrom` of the sets of waiting rules that the latest planning used. */
  rules: z.array(CalendarDate).optional(),
})
export type WaitingCounts = z.infer<typeof WaitingCounts>
