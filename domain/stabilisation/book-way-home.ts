import * as z from 'zod'
import { atShanghai, CalendarDate, dateInShanghai, type Instant, plus, plusDays } from '../kernel/instant.ts'
import { lines } from '../kernel/lines.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { aloneTimes } from '../transport/journeys/ride-alone.ts'
import { type Case, CaseHolder, HomePayer, isOpen, type WayHome } from './case.ts'
import { rulesOf } from './case-kinds.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'
import { waitedFor } from './whom-it-waits-for.ts'

/** Tickets are sold no earlier than so many days ahead (default). */
const farthestDays = 30
/** Between the first and the last day on which they may leave (default). */
const longestSpanDays = 14
/** After the last day of departure: by then they are home, or somebody looks (default). */
const lookedAtDays = 3

/** The way home of somebody is to be booked as a trip. */
export const BookWayHome = z.strictObject({
  /** They were asked about this journey, and want it: nothing is booked without it. */
  agreed: z.literal(true),
  /** The colleague to whom they said so, where it was another one. */
  agreedWith: CaseHolder.optional(),
  leaveFrom: CalendarDate,
  /** The last day on which they may leave; three days after the first unless told. */
  leaveUntil: CalendarDate.optional(),
  paidBy: HomePayer,
  /** Whole yuan that the ticket may cost at most. */
  mostYuan: z.int().min(1).max(10_000).optional(),
  /** 6-digit code of the county where they go, where it is not the one that they come from: to relatives, or as there is no home. */
  countyCode: z
    .string()
    .refine((code) => countyByCode(code) !== undefined, stabilisationSentences('no-such-county').en)
    .optional(),
  /** What was said; sealed, and read only for a reason. */
  note: lines({ max: 500 }).default(''),
})
export type BookWayHome = z.infer<typeof BookWayHome>

/** Days after the first on which they may leave, unless told (default). */
const usualSpanDays = 3

/** Days on which somebody may leave, both included. */
export function leaveDays({ leaveFrom, leaveUntil }: Pick<BookWayHome, 'leaveFrom' | 'leaveUntil'>) {
  return { from: leaveFrom, to: leaveUntil ?? plusDays(leaveFrom, usualSpanDays) }
}

/** The case while the way home is booked and travelled: it waits for it, and somebody has spoken with the person. */
export function bookWayHome(
  one: Case,
  body: BookWayHome,
  { batchId, by, at }: Pick<WayHome, 'batchId' | 'by'> & { readonly at: Instant },
): (Case & { wayHome: WayHome }) | Refusal<'invalid-state' | 'invalid-request'> {
  if (!isOpen(one)) return refuse('invalid-state', stabilisationSentences('case-over'))
  if (rulesOf(one.kind).wayHome === null) return refuse('invalid-state', stabilisationSentences('no-way-home'))
  if (one.wayHome && !one.wayHome.ended) return refuse('invalid-state', stabilisationSentences('journey-under-way'))
  const { from, to } = leaveDays(body)
  const today = dateInShanghai(at)
  if (from < today || from > plusDays(today, farthestDays) || to < from || to > plusDays(from, longestSpanDays)) {
    const days = { days: farthestDays, span: longestSpanDays }
    return refuse('invalid-request', stabilisationSentences('leave-days', days), '#/leaveFrom')
  }
  const hours = aloneTimes.leadHours
  if (plus(at, { hours }) >= atShanghai(plusDays(to, 1), '00:00'))
    return refuse('invalid-request', stabilisationSentences('leaves-too-soon', { hours }), '#/leaveUntil')
  const agreed = { at, with: body.agreedWith ?? by }
  const until = atShanghai(plusDays(to, lookedAtDays), '00:00')
  return {
    ...one,
    contacted: one.contacted ?? { at, by: agreed.with },
    wayHome: { batchId, leaveFrom: from, leaveUntil: to, paidBy: body.paidBy, agreed, by },
    waits: { for: 'office', whom: waitedFor['way-home'].zh, since: at, until, by },
  }
}
