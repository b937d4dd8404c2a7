import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { Words } from '../kernel/words.ts'
import table from './campaign-calendar.json' with { type: 'json' }
import { CampaignKind } from './campaign-kind.ts'

/** 2026-03. */
export const CalendarMonth = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/)
export type CalendarMonth = z.infer<typeof CalendarMonth>

/** One action of a year's calendar “10+N”: what its notice called it, and when it was held. */
export const CalendarLine = z.object({
  kind: CampaignKind,
  /** The year whose calendar names it; one that begins in December belongs to the year after. */
  year: z.int(),
  /** Full name, 云南省; null: of the whole country. */
  province: z.string().nullable(),
  name: Words,
  fromMonth: CalendarMonth,
  untilMonth: CalendarMonth,
  /** Where the notice names the day. */
  fromDay: CalendarDate.nullable(),
  untilDay: CalendarDate.nullable(),
  forWhom: z.array(z.enum(['rural', 'hardship', 'disabled', 'jobless', 'flexible', 'young', 'firms'])).min(1),
  /** false: its months are those of other years, or of a report that could not be checked. */
  confirmed: z.boolean(),
  note: z.string().nullable(),
  source: z.string(),
})
export type CalendarLine = z.infer<typeof CalendarLine>

/**
 * The table as it was read in November 2026. Names and months move every year, so no rule follows from a line: a campaign has
 * its own days. Actions whose year or months no source names are left out.
 */
export const campaignCalendar: readonly CalendarLine[] = z.array(CalendarLine).parse(table)
