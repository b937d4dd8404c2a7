import * as z from 'zod'
import { CalendarDate, dateOfDayNumber, dayNumber } from '../kernel/instant.ts'
import { wilsonInterval } from '../kernel/wilson-interval.ts'
import type { FirmCardRules } from './firm-card-rules.ts'

const people = z.int().nonnegative()

/** What workers of an enterprise said, in people; `Asked` are those whose answer says whether the promise was kept. */
export const FirmCounts = z.object({
  termsAsked: people,
  termsKept: people,
  contractAsked: people,
  contractKept: people,
  wageAsked: people,
  /** In full and in time. */
  wageKept: people,
  wageInTime: people,
  /** Followed until day 90, and still at work then. */
  followed90: people,
  atWork90: people,
})
export type FirmCounts = z.infer<typeof FirmCounts>

export const noCounts: FirmCounts = {
  termsAsked: 0,
  termsKept: 0,
  contractAsked: 0,
  contractKept: 0,
  wageAsked: 0,
  wageKept: 0,
  wageInTime: 0,
  followed90: 0,
  atWork90: 0,
}

export function sumOfCounts(some: Iterable<Partial<FirmCounts>>): FirmCounts {
  const sum = { ...noCounts }
  for (const counts of some)
    for (const name of Object.keys(noCounts) as (keyof FirmCounts)[]) sum[name] += counts[name] ?? 0
  return sum
}

/** How long an enterprise took to say how many it takes, in hours; null where it did not say. */
export type AnswerTime = number | null

/** A share with its 95 % interval, each from 0 to 1, and of how many it is. */
export const FirmShare = z.object({
  some: z.int(),
  of: z.int(),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
  /** So few that the interval has to be told with it. */
  isFew: z.boolean(),
})
export type FirmShare = z.infer<typeof FirmShare>

/** What is known of an enterprise; null: not enough is known yet. Nobody is counted by name. */
export const FirmCard = z.object({
  /** People who were handed over, and questions that were asked, from this day on. */
  since: CalendarDate,
  /** Of fewer people nothing is told. */
  fewestPeople: z.int(),
  /** How long it takes to say how many it will take. */
  answerTime: z
    .object({
      /** Hours; null where it mostly did not answer. */
      medianHours: z.number().nonnegative().nullable(),
      questions: z.int().positive(),
      unanswered: z.int().nonnegative(),
    })
    .nullable(),
  /** Of all answers about the terms, the contract and the first wage those that say that the promise was kept. */
  promiseKept: FirmShare.nullable(),
  termsKept: FirmShare.nullable(),
  contractSigned: FirmShare.nullable(),
  firstWageAsPromised: FirmShare.nullable(),
  firstWageInTime: FirmShare.nullable(),
  stayed90Days: FirmShare.nullable(),
})
export type FirmCard = z.infer<typeof FirmCard>

/** From which day a card counts. */
export function cardSince(today: CalendarDate, { months }: Pick<FirmCardRules, 'months'>): CalendarDate {
  return dateOfDayNumber(dayNumber(today) - Math.round(months * 30.4375))
}

export function firmCard(
  counts: FirmCounts,
  answerTimes: readonly AnswerTime[],
  { since, rules }: { readonly since: CalendarDate; readonly rules: FirmCardRules },
): FirmCard {
  const share = (some: number, of: number, people = of): FirmShare | null => {
    const interval = wilsonInterval(some, of)
    return interval && people >= rules.fewestPeople ? { some, of, ...interval, isFew: of < rules.manyPeople } : null
  }
  const { termsAsked, termsKept, contractAsked, contractKept, wageAsked, wageKept, wageInTime } = counts
  return {
    since,
    fewestPeople: rules.fewestPeople,
    answerTime: answerTimes.length === 0 ? null : answerTimeOf(answerTimes),
    // One person answers up to three times: there are at least as many people as answers to one question.
    promiseKept: share(
      termsKept + contractKept + wageKept,
      termsAsked + contractAsked + wageAsked,
      Math.max(termsAsked, contractAsked, wageAsked),
    ),
    termsKept: share(termsKept, termsAsked),
    contractSigned: share(contractKept, contractAsked),
    firstWageAsPromised: share(wageKept, wageAsked),
    firstWageInTime: share(wageInTime, wageAsked),
    stayed90Days: share(counts.atWork90, counts.followed90),
  }
}

/** Half of the questions were answered within the median; what got no answer counts as longer than all that did. */
function answerTimeOf(times: readonly AnswerTime[]): NonNullable<FirmCard['answerTime']> {
  const sorted = times.map((hours) => hours ?? Number.POSITIVE_INFINITY).toSorted((one, other) => one - other)
  const middle = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.POSITIVE_INFINITY
  return {
    medianHours: Number.isFinite(middle) ? Math.round(middle * 10) / 10 : null,
    questions: times.length,
    unanswered: times.filter((hours) => hours === null).length,
  }
}
