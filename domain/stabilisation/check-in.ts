import * as z from 'zod'
import type { BatchId, CohortId, EnterpriseId, PlacementId, WorkerId } from '../kernel/ids.ts'
import { atShanghai, type CalendarDate, type Instant, plusDays, type Span } from '../kernel/instant.ts'
import { askableAt, askingHours } from '../notices/askable-at.ts'
import type { ReplyAnswer } from '../notices/notice-templates.ts'

/** Days after the hand-over on which people are asked how it is. */
export const checkInDays = [1, 7, 30, 90, 180] as const
export const CheckInDay = z.literal(checkInDays)
export type CheckInDay = (typeof checkInDays)[number]

/** How long a check-in waits for replies (default). */
export const answerTime: Span = { days: 2 }

/** Of a day that has passed, as where a hand-over is reported late, it is the next moment at which people may be asked. */
export function checkInAt(handedOverOn: CalendarDate, day: CheckInDay, now: Instant): Instant {
  const at = atShanghai(plusDays(handedOverOn, day), askingHours.from)
  return at < now ? askableAt(now) : at
}

export type CheckInAnswer = Extract<ReplyAnswer, 'as-promised' | 'not-as-promised' | 'fine' | 'needs-help' | 'has-left'>

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
  /** The colleague who called about it, and when. */
  readonly calledBy?: string
  readonly calledAt?: Instant
}

/** What may be answered on a day. */
export function answersOn(day: number): readonly CheckInAnswer[] {
  return day === 1 ? ['as-promised', 'not-as-promised', 'needs-help'] : ['fine', 'needs-help', 'has-left']
}

/** One question to one person. The only consequence of silence is that the station looks after them once. */
export type CheckIn = CheckInFacts &
  (
    | { readonly state: 'asked' }
    | { readonly state: 'answered'; readonly answer: CheckInAnswer; readonly answeredAt: Instant }
    | { readonly state: 'silent' }
  )
