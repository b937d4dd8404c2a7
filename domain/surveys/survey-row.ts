import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { Money } from '../kernel/money.ts'
import { NationalId, PersonName, Phone } from '../kernel/personal.ts'
import { Willingness } from './willingness.ts'

/** One accepted row: what a household told the surveyor. A cell that was left blank is null. */
export const SurveyRow = z.object({
  /** As the spreadsheet shows it: the first row of the sheet is 1. */
  rowNumber: z.int().positive(),
  name: z.instanceof(PersonName),
  nationalId: z.instanceof(NationalId),
  birthDate: CalendarDate,
  phone: z.instanceof(Phone),
  secondPhone: z.instanceof(Phone).nullable(),
  /** GB/T 2260, always one of the counties of `kernel/places`. */
  countyCode: z.string(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  skills: z.array(z.string()),
  /** null: the worker named no least wage, so any offer may be made. */
  minimumMonthlyWage: Money.nullable(),
  /** Full province names, best first (广东省); every choice that was listed, so possibly more than three. */
  destinations: z.union([z.literal('any'), z.array(z.string()).min(1)]),
  /** null: at once. */
  earliestDeparture: CalendarDate.nullable(),
  liftedOutOfPoverty: z.boolean(),
  employmentDifficulty: z.boolean(),
  /** The group's mark as written: it is unique only within its sheet. */
  companionGroup: z.string().nullable(),
  willing: Willingness,
  consent: z.boolean(),
  /** The day of import where the sheet has none. */
  surveyDate: CalendarDate,
  surveyor: z.string().nullable(),
})
export type SurveyRow = z.infer<typeof SurveyRow>
