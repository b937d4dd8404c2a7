import * as z from 'zod'
import { atShanghai, type CalendarDate, type Instant, plus, plusDays } from '../kernel/instant.ts'
import { Campaign } from './campaign.ts'
import { CalendarLine, CalendarMonth, campaignCalendar } from './campaign-calendar.ts'
import { RecruitmentEvent } from './recruitment-event.ts'
import { longestEvent } from './why-it-cannot-be-held.ts'

/** An event or posting as a calendar shows it, without its enterprises and orders. */
export const EventOfMonth = RecruitmentEvent.pick({
  eventId: true,
  campaignId: true,
  kind: true,
  name: true,
  countyCode: true,
  township: true,
  village: true,
  place: true,
  share: true,
  from: true,
  until: true,
  cancelled: true,
})
export type EventOfMonth = z.infer<typeof EventOfMonth>

export const CampaignMonth = z.object({
  month: CalendarMonth,
  /** Those that run on one of its days, also where they were called off. */
  campaigns: z.array(Campaign),
  /** Those that are held on one of its days, and posts that may be signed up for on one, by their beginning. */
  events: z.array(EventOfMonth),
  /** false: there are more events than are looked at. */
  complete: z.boolean(),
  /** What the calendar “10+N” names for it; of the year before it that is known, where its own has no notice yet. */
  lines: z.array(CalendarLine),
  /** The month that `lines` are of. */
  linesOf: CalendarMonth,
})
export type CampaignMonth = z.infer<typeof CampaignMonth>

/** Its first and its last day. */
export function daysOfMonth(month: CalendarMonth): { first: CalendarDate; last: CalendarDate } {
  const first = `${month}-01` as CalendarDate
  const next = plusDays(first, 31).slice(0, 'yyyy-mm'.length)
  return { first, last: plusDays(`${next}-01` as CalendarDate, -1) }
}

/** When an event of the month may have begun: `since`, included, until `before`. */
export function beginningsFor(month: CalendarMonth): { since: Instant; before: Instant } {
  const { first, last } = daysOfMonth(month)
  const start = atShanghai(first, '00:00')
  return { since: plus(start, { days: -longestEvent.days }), before: atShanghai(plusDays(last, 1), '00:00') }
}

/** Whether it goes on at some moment of the month. */
export function isOfMonth({ from, until }: Pick<RecruitmentEvent, 'from' | 'until'>, month: CalendarMonth): boolean {
  const { first } = daysOfMonth(month)
  return until > atShanghai(first, '00:00') && from < beginningsFor(month).before
}

/** Names and months move every year: a year without a line of its own is shown what was done a year before, as that. */
export function linesOfMonth(month: CalendarMonth): Pick<CampaignMonth, 'lines' | 'linesOf'> {
  const year = Number(month.slice(0, 4))
  const known = campaignCalendar.map((line) => line.year).filter((one) => one <= year)
  const shown = known.includes(year) || known.length === 0 ? year : Math.max(...known)
  const linesOf = `${shown}${month.slice(4)}`
  const lines = campaignCalendar.filter(({ fromMonth, untilMonth }) => fromMonth <= linesOf && linesOf <= untilMonth)
  return { lines, linesOf }
}
