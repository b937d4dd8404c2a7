import * as z from 'zod'
import { EnterpriseId, InterviewId } from '../kernel/ids.ts'
import { CalendarDate, dateInShanghai, Instant, plusDays } from '../kernel/instant.ts'
import { lines } from '../kernel/lines.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'

/** How the specialist spoke with the enterprise. */
export const InterviewWay = z.enum(['visit', 'telephone', 'video', 'office'])
export type InterviewWay = z.infer<typeof InterviewWay>

/** An interview is recorded within so many days (default). */
const recordedWithin = 90
/** The next one is agreed for so many days ahead at most. */
const nextWithin = 366

/** What a specialist records after an interview. The note is sealed; it names no worker, of whom a case is opened instead. */
export const RecordInterview = z.strictObject({
  heldOn: CalendarDate,
  way: InterviewWay.default('visit'),
  /** When they speak with each other again; null where nothing is agreed. */
  nextOn: CalendarDate.nullable().default(null),
  note: lines({ max: 2000 }).default(''),
})
export type RecordInterview = z.infer<typeof RecordInterview>

/** An interview as it is listed: its note is kept beside it, and read for a reason. */
export const Interview = z.object({
  interviewId: InterviewId,
  enterpriseId: EnterpriseId,
  heldOn: CalendarDate,
  way: InterviewWay,
  nextOn: CalendarDate.nullable(),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** `erased`: it was taken out, as where it told of a person. */
  noted: z.enum(['nothing', 'sealed', 'erased']),
})
export type Interview = z.infer<typeof Interview>

/** The latest of an enterprise, by the day on which it was held; of one day the one that was recorded last. */
export const LastInterview = Interview.pick({ interviewId: true, heldOn: true, nextOn: true, recordedAt: true })
export type LastInterview = z.infer<typeof LastInterview>

/** Refuses days that cannot be, each at its field. */
export function judgeInterview(
  { heldOn, nextOn }: Pick<RecordInterview, 'heldOn' | 'nextOn'>,
  now: Instant,
): Refusal<'invalid-request'> | null {
  const today = dateInShanghai(now)
  const earliest = plusDays(today, -recordedWithin)
  if (heldOn > today) return refuse('invalid-request', enterpriseSentences('held-to-come', { today }), '#/heldOn')
  if (heldOn < earliest)
    return refuse('invalid-request', enterpriseSentences('held-long-ago', { earliest }), '#/heldOn')
  if (nextOn === null) return null
  const latest = plusDays(today, nextWithin)
  if (nextOn <= heldOn) return refuse('invalid-request', enterpriseSentences('next-before-held'), '#/nextOn')
  if (nextOn < today || nextOn > latest)
    return refuse('invalid-request', enterpriseSentences('next-not-ahead', { today, latest }), '#/nextOn')
  return null
}

/** Which of two counts as the enterprise's last one; the same again changes nothing. */
export function laterInterview(known: LastInterview | undefined, other: Interview): LastInterview {
  const { interviewId, heldOn, nextOn, recordedAt } = other
  const last = { interviewId, heldOn, nextOn, recordedAt }
  if (!known || known.interviewId === interviewId) return known ?? last
  const order = (one: LastInterview) => `${one.heldOn} ${one.recordedAt} ${one.interviewId}`
  return order(last) > order(known) ? last : known
}
