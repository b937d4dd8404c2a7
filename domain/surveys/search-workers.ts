import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { surveySentences } from './survey-sentences.ts'

/** How staff find somebody: by a number that they have in their hands, or by name and birth date within a county. */
export const SearchWorkers = z.union([
  z.strictObject({ phone: z.string().max(40) }),
  z.strictObject({ nationalId: z.string().max(40) }),
  z.strictObject({
    name: z.string().max(60),
    birthDate: CalendarDate,
    county: z.string().regex(/^\d{6}$/, surveySentences('county-digits').en),
  }),
])
export type SearchWorkers = z.infer<typeof SearchWorkers>
