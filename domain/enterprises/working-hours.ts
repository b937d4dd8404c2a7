import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'

/** A week under the State Council's rule on working time (article 3): what is above it is overtime. */
export const standardWeek = 40
/** Above the week of the Labour Law (article 36) an order says how overtime is paid. */
export const longestOrdinaryWeek = 44
/** With 36 hours of overtime a month (Labour Law, article 41): 40 + 36 · 12 / 52, in whole hours. */
export const longestWeek = 48
/** A day under the same rule: what is above it is overtime. */
export const standardDay = 8
/** With the three hours of overtime that a day may have (Labour Law, article 41). */
export const longestDay = 11
/** Overtime that a month may have, in hours (the same article). */
export const mostOvertimeAMonth = 36
/** No more than this is part-time work, paid by the hour (Labour Contract Law, article 68). */
export const longestPartTimeWeek = 24

/** In steps of half an hour; what is above the legal day is room for shifts that were approved. */
export const HoursPerDay = z.number().positive().max(16).multipleOf(0.5)

const Percent = z.int().positive().max(1000)

/** What an hour of overtime earns, in percent of an ordinary hour or of the ordinary rate by the piece. */
export const OvertimePay = z.object({
  basis: z.enum(['hourly', 'piece-rate']),
  workdayPercent: Percent,
  /** On a rest day for which no other day is given. */
  restDayPercent: Percent,
  /** On a public holiday. */
  holidayPercent: Percent,
})
export type OvertimePay = z.infer<typeof OvertimePay>

/** Labour Law, article 44. */
export const leastOvertimePay = { workdayPercent: 150, restDayPercent: 200, holidayPercent: 300 } as const

/** The labour office's approval of working time that is averaged (综合计算工时) or not fixed (不定时); Labour Law, article 39. */
export const HoursApproval = z.object({
  system: z.enum(['comprehensive', 'irregular']),
  /** Who approved. */
  authority: line({ max: 60 }),
  number: line({ max: 60 }),
  validUntil: CalendarDate,
})
export type HoursApproval = z.infer<typeof HoursApproval>
