import * as z from 'zod'
import type { JobPromise } from '../enterprises/job-promise.ts'
import type { Instant } from '../kernel/instant.ts'
import { Money } from '../kernel/money.ts'
import { type NoticeSender, renderNotice } from '../notices/render-notice.ts'
import { costOf } from '../notices/sms-prices.ts'

const count = z.int().nonnegative()

/** What a round of offers would send: to how many people, as how many segments, and at what price, each reminded once at most. */
export const RoundMessages = z.object({
  round: z.int().positive(),
  people: count,
  segments: count,
  cost: Money,
  /** Of what the batch has sent so far. */
  spent: Money,
  /** Null where the batch sets no limit. */
  budget: Money.nullable(),
  /** As somebody whose name is 王小明 would read them. */
  examples: z.array(z.string()).max(3),
})
export type RoundMessages = z.infer<typeof RoundMessages>

/** Job orders, with the people to whom the round offers them. */
export interface OfferedOrder {
  readonly people: number
  readonly promise: JobPromise
}

/** A person of whom nobody says more than the form of address does, with the longest of the usual names. */
const person = '王**明'
/** As long as a true one. */
const token = '0'.repeat(22)

export function roundMessages(
  { round, orders, answerUntil }: { round: number; orders: readonly OfferedOrder[]; answerUntil: Instant },
  {
    sender,
    milliYuan,
    spentSegments,
    budget,
  }: {
    sender: NoticeSender
    milliYuan: number
    spentSegments: number
    budget: Money | null
  },
): RoundMessages {
  const written = orders.map(({ people, promise }) => {
    const { employer: enterprise, city, post, monthlyWage: wage, startDate: start } = promise
    const shared = { person, enterprise, start, deadline: answerUntil, link: token }
    const offer = renderNotice('job-offer', { ...shared, city, post, wage }, sender)
    const reminder = renderNotice('offer-reminder', shared, sender)
    return { people, text: offer.text, segments: people * (offer.segments + reminder.segments) }
  })
  const largestFirst = written.toSorted((one, other) => other.people - one.people)
  const sum = (of: 'people' | 'segments') => written.reduce((total, one) => total + one[of], 0)
  return {
    round,
    people: sum('people'),
    segments: sum('segments'),
    cost: costOf(sum('segments'), milliYuan),
    spent: costOf(spentSegments, milliYuan),
    budget,
    examples: largestFirst.slice(0, 3).map(({ text }) => text.replaceAll(token, '…')),
  }
}
