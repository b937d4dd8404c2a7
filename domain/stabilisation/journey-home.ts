import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { type Instant, plus } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { lines } from '../kernel/lines.ts'
import { yuan } from '../kernel/money.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type Case, HomePayer, isOpen } from './case.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'
import { waitedFor } from './whom-it-waits-for.ts'

/** Tickets are sold no earlier than so many days ahead (default). */
const farthestDays = 30
/** After the arrival: somebody asks whether they are home (default). */
const askedAfterHours = 12

/** A ticket home that a colleague bought or reserved for one person, at the counter or by telephone. */
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

/** The case with the ticket: it waits until they should be home, and then somebody asks. Another ticket takes the place of the first. */
export function bookHome(
  one: Case,
  { vehicle, place, departs, arrives, costYuan, paidBy, reference }: BookHome,
  { by, at }: { readonly by: string; readonly at: Instant },
): Case | Refusal<'invalid-state' | 'invalid-request'> {
  if (!isOpen(one)) return refuse('invalid-state', stabilisationSentences('case-over'))
  if (one.kind !== 'way-home') return refuse('invalid-state', stabilisationSentences('no-way-home'))
  if (departs <= at || departs > plus(at, { days: farthestDays }))
    return refuse('invalid-request', stabilisationSentences('departs-soon', { days: farthestDays }), '#/departs')
  if (arrives <= departs || arrives > plus(departs, { days: 5 }))
    return refuse('invalid-request', stabilisationSentences('arrives-after'), '#/arrives')
  const home = { vehicle, place, departs, arrives, cost: yuan(costYuan), paidBy, reference, by, at }
  const until = plus(arrives, { hours: askedAfterHours })
  const whom = waitedFor['on-the-way-home'].zh
  return { ...one, home, waits: { for: 'worker', whom, since: at, until, by } }
}
