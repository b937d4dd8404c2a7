import * as z from 'zod'
import { WorkerId } from '../kernel/ids.ts'
import { CalendarDate } from '../kernel/instant.ts'
import { keptSchemas } from './kept-facts.ts'

const { willing, destinations, minimumMonthlyWage } = keptSchemas

/** Somebody whom the village asks again, masked, with what they wished for last. */
export const PersonToAsk = z.object({
  workerId: WorkerId,
  name: z.string(),
  phone: z.string(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  willing,
  destinations,
  minimumMonthlyWage,
  lastAskedOn: CalendarDate,
})
export type PersonToAsk = z.infer<typeof PersonToAsk>
