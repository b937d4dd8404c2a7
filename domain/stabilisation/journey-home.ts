import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { type Instant, plus } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { lines } from '../kernel/lines.ts'
import { yuan } from '../kernel/money.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type Case, HomePayer, isOpen } from './case.ts'
import { rulesOf } from './case-kinds.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'
import { waitedFor } from './whom-it-waits-for.ts'

/** Tickets are sold no earlier than so many days ahead (default). */
const farthestDays = 30
/** After the arrival: somebody asks whether they are home (default). */
const askedAfterHours = 12

/** Sooner than that no carrier is asked first (default). */
const soonHours = 24

/** A ticket home that a colleague bought for one person at a counter, as no carrier sells us a seat, or there is no time to ask. */
export const BookHome = z.strictObject({
  /** They were asked, and want to travel so. */
  agreed: z.literal(true),
  /** As it is announced: G2883, 客运站大巴. */
  vehicle: line({ min: 1, max: 20 }),
  /** Where they board, by name. */
  place: line({ min: 1, max: 30 }),
  departs: GivenInstant,
  /** At the station or stop of their county. */
  arrives: GivenInstant,
  /** Of the ticket, in yuan and fen. */
  costYuan: z.number().min(0).max(10_000).multipleOf(0.01),
  paidBy: HomePayer,
  /** What the seller calls the booking. */
  reference: line({ min: 1, max: 40 }),
  /** What was said; sealed, and read only for a reason. */
  note: lines({ max: 500 }).default(''),
})
export type BookHome = z.infer<typeof BookHome>

/**
 * The case with the ticket: it waits until they should be home, and then somebody asks. Another ticket takes the place of the first. Where
 * there is time the way home is booked as a trip first (`bookWayHome`).
 */
export function bookHome(
  one: Case,
  { vehicle, place, departs, arrives, costYuan, paidBy, reference }: BookHome,
  { by, at }: { readonly by: string; readonly at: Instant },
): Case | Refusal<'invalid-state' | 'invalid-request'> {
  if (!isOpen(one)) return refuse('invalid-state', stabilisationSentences('case-over'))
  if (rulesOf(one.kind).wayHome === null) return refuse('invalid-state', stabilisationSentences('no-way-home'))
  if (one.wayHome && !one.wayHome.ended) return refuse('invalid-state', stabilisationSentences('journey-under-way'))
  if (!one.wayHome && !one.home && departs > plus(at, { hours: soonHours }))
    return refuse('invalid-state', stabilisationSentences('ticket-after-trip', { hours: soonHours }))
  if (departs <= at || departs > plus(at, { days: farthestDays }))
    return refuse('invalid-request', stabilisationSentences('departs-soon', { days: farthestDays }), '#/departs')
  if (arrives <= departs || arrives > plus(departs, { days: 5 }))
    return refuse('invalid-request', stabilisationSentences('arrives-after'), '#/arrives')
  const home = { vehicle, place, departs, arrives, cost: yuan(costYuan), paidBy, reference, by, at }
  const until = plus(arrives, { hours: askedAfterHours })
  const whom = waitedFor['on-the-way-home'].zh
  return { ...one, home, waits: { for: 'worker', whom, since: at, until, by } }
}
