import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { FirmCounts } from '../enterprises/firm-card.ts'
import type { BatchId, CohortId, EnterpriseId, PlacementId, WorkerId } from '../kernel/ids.ts'
import {
  atShanghai,
  type CalendarDate,
  dateInShanghai,
  epochOf,
  type Instant,
  plus,
  plusDays,
  type Span,
} from '../kernel/instant.ts'
import { askableAt, askingHours } from '../notices/askable-at.ts'
import type { ReplyAnswer } from '../notices/notice-templates.ts'
import type { offerAnswers } from '../notices/offer-answers.ts'
import type { CheckInKind } from '../notices/question.ts'
import type { FirstWage } from './first-wage.ts'

/** Days after the hand-over on which people are asked how it is. */
export const checkInDays = [1, 7, 30, 90, 180] as const
export const CheckInDay = z.literal(checkInDays)
export type CheckInDay = (typeof checkInDays)[number]

/** How long a check-in waits for replies (default). */
export const answerTime: Span = { days: 2 }

/**
 * When a cohort is asked on a day: at a second of the asking hours that is drawn by its id and the check-in, so that the cohorts of a peak
 * day do not all ask at once, and whoever reckons it again comes to the same.
 */
function askedAtOn(date: CalendarDate, cohortId: CohortId, day: CheckInDay): Instant {
  const from = atShanghai(date, askingHours.from)
  const seconds = (epochOf(atShanghai(date, askingHours.until)) - epochOf(from)) / 1000
  const drawn = createHash('sha256').update(`${cohortId} ${day}`).digest().readUInt32BE(0) % seconds
  return plus(from, { seconds: drawn })
}

/**
 * Of a day that has passed, as where a hand-over is reported late, it is the next moment at which people may be asked: now, or by night
 * the cohort's own time of the day that comes.
 */
export function checkInAt(
  { cohortId, handedOverOn: on }: { readonly cohortId: CohortId; readonly handedOverOn: CalendarDate },
  day: CheckInDay,
  now: Instant,
): Instant {
  const at = askedAtOn(plusDays(on, day), cohortId, day)
  if (at >= now) return at
  const next = askableAt(now)
  return next === now ? now : askedAtOn(dateInShanghai(next), cohortId, day)
}

export type CheckInAnswer = Exclude<ReplyAnswer, keyof typeof offerAnswers | 'no-need'>
export type ContractAnswer = Extract<CheckInAnswer, 'signed' | 'not-signed'>

/** What is asked on which day; day 1 asks whether the terms are as promised. The law wants a contract within a month. */
export const kindAskedOn: Readonly<Record<CheckInDay, CheckInKind | null>> = {
  1: null,
  7: 'contract',
  30: 'wage',
  90: 'later',
  180: 'later',
}

/** The person who is asked, and those who must know when something is wrong. */
export interface CheckInFacts {
  readonly cohortId: CohortId
  readonly day: CheckInDay
  readonly workerId: WorkerId
  readonly batchId: BatchId
  readonly chunk: number
  readonly placementId: PlacementId
  readonly enterpriseId: EnterpriseId
  readonly countyCode: string
  readonly cityCode: string
  readonly askedAt: Instant
  readonly closesAt: Instant
  /** Missing on day 1, and in those of releases before, which asked how it is. */
  readonly kind?: CheckInKind
  /** Beside the wage also whether a contract is signed: they have not said yet that it is. */
  readonly asksContract?: true
  /** Of the cohort; missing in those of releases before. */
  readonly handedOverOn?: CalendarDate
  /** What its answer counts for the enterprise stays with it until it is closed; missing in those of releases before. */
  readonly countsAtClose?: true
  /** Nothing has become of it yet but that it was asked, with others at once. */
  readonly askedTogether?: true
  /** The colleague who called about it, and when. */
  readonly calledBy?: string
  readonly calledAt?: Instant
}

const answersTo: Readonly<Record<CheckInKind, readonly CheckInAnswer[]>> = {
  contract: ['signed', 'not-signed', 'needs-help', 'has-left'],
  wage: ['paid', 'unpaid', 'not-due', 'needs-help', 'has-left'],
  later: ['fine', 'wages-wrong', 'needs-help', 'has-left'],
}

/** What may be answered to a check-in. */
export function answersTaken({ day, kind }: { readonly day: number; readonly kind?: CheckInKind | undefined }) {
  if (kind) return answersTo[kind]
  const answers: readonly CheckInAnswer[] =
    day === 1 ? ['as-promised', 'not-as-promised', 'needs-help'] : ['fine', 'needs-help', 'has-left']
  return answers
}

/** What was answered, and what it came to. */
export interface GivenCheckIn {
  readonly answer: CheckInAnswer
  readonly answeredAt: Instant
  /** What an answer about the first wage came to. */
  readonly wage?: FirstWage
}

/** One question to one person. The only consequence of silence is that the station looks after them once. */
export type CheckIn = CheckInFacts & {
  /** Said to the question that comes after the wage. */
  readonly contract?: ContractAnswer
  /** What the answer counts for the enterprise, where that is summed when the check-in is closed. */
  readonly counts?: Partial<FirmCounts>
} & ({ readonly state: 'asked' } | ({ readonly state: 'answered' } & GivenCheckIn) | { readonly state: 'silent' })

/** On which day the cohort was handed over; of a check-in of releases before reckoned back from the question. */
export function handedOverOn({ handedOverOn: on, askedAt, day }: CheckInFacts): CalendarDate {
  return on ?? plusDays(dateInShanghai(askedAt), -day)
}
