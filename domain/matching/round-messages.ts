import * as z from 'zod'
import type { ReturnDirection } from '../batches/batch-returns.ts'
import type { JobPromise } from '../enterprises/job-promise.ts'
import type { CalendarDate, Instant } from '../kernel/instant.ts'
import { Money } from '../kernel/money.ts'
import { type NoticeSender, renderNotice } from '../notices/render-notice.ts'
import { costOf } from '../notices/sms-prices.ts'
import { returnTerm } from './return-term.ts'

const count = z.int().nonnegative()

/** What a round of questions would send: to how many people, as how many segments, and at what price, each reminded once at most. */
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

/** People to whom a round offers the same post, or of whom it asks the same about a journey home or back. */
export type AskedAlike = { readonly people: number } & (
  | { readonly promise: JobPromise }
  | { readonly seat: { readonly direction: ReturnDirection; readonly enterprise: string; readonly day: CalendarDate } }
)

/** A person of whom nobody says more than the form of address does, with the longest of the usual names. */
const person = '王**明'
/** As long as a true one. */
const token = '0'.repeat(22)

export function roundMessages(
  { round, asked, answerUntil }: { round: number; asked: readonly AskedAlike[]; answerUntil: Instant },
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
  const written = asked.map((alike) => {
    const [question, reminder] = textsOf(alike, answerUntil, sender)
    return {
      people: alike.people,
      text: question.text,
      segments: alike.people * (question.segments + reminder.segments),
    }
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

function textsOf(alike: AskedAlike, deadline: Instant, sender: NoticeSender) {
  const shared = { person, deadline, link: token }
  if ('seat' in alike) {
    const { direction, enterprise, day } = alike.seat
    const journey = returnTerm[direction]
    return [
      renderNotice('return-ask', { ...shared, enterprise, day, journey }, sender),
      renderNotice('return-reminder', { ...shared, journey }, sender),
    ] as const
  }
  const { employer: enterprise, city, post, monthlyWage: wage, startDate: start } = alike.promise
  return [
    renderNotice('job-offer', { ...shared, enterprise, start, city, post, wage }, sender),
    renderNotice('offer-reminder', { ...shared, enterprise, start }, sender),
  ] as const
}
