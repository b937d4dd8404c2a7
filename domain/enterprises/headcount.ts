import * as z from 'zod'
import { BatchId, JobOrderId } from '../kernel/ids.ts'
import { atShanghai, CalendarDate, dateInShanghai, Instant, minus, plus, type Span } from '../kernel/instant.ts'
import { inWords, judgeEvent } from '../kernel/judge-event.ts'
import { line } from '../kernel/line.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Words } from '../kernel/words.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import { headcountAnswerRule, otherDateMoments, otherDateRule } from './headcount-event-rules.ts'
import { SaidBy } from './said-by.ts'

const places = z.int().positive()

/** What an enterprise says when asked how many workers it will really take. */
export const HeadcountAnswer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('full') }),
  z.object({ answer: z.literal('partial'), confirmed: places }),
  z.object({ answer: z.literal('declined'), why: line({ max: 300 }) }),
  z.object({ answer: z.literal('other-date'), startDate: CalendarDate, confirmed: places }),
])
export type HeadcountAnswer = z.infer<typeof HeadcountAnswer>

export const ReleaseReason = z.enum([
  'no-answer',
  'batch-cancelled',
  /** Its webhook address took no question. */
  'unreachable',
  'enterprise-paused',
  'agreement-not-active',
  /** Never asked: other batches keep all places of the job order. */
  'places-taken',
  /** A step of ours broke, and an operator had the batch go on without this job order. */
  'given-up',
  /** Never asked: over all batches the agreement's quota is used up. */
  'quota-taken',
])
export type ReleaseReason = z.infer<typeof ReleaseReason>

const question = {
  batchId: BatchId,
  jobOrderId: JobOrderId,
  /** 0 where nothing was left to ask for. */
  asked: z.int().nonnegative(),
  askedAt: Instant,
  answerUntil: Instant,
}

/** One question for each job order of a batch; nobody travels on a place that was not confirmed. */
export const HeadcountRequest = z.discriminatedUnion('state', [
  z.object({ ...question, state: z.literal('open') }),
  z.object({
    ...question,
    state: z.literal('answered'),
    answeredAt: Instant,
    answer: HeadcountAnswer,
    saidBy: SaidBy.optional(),
  }),
  z.object({ ...question, state: z.literal('released'), releasedAt: Instant, why: ReleaseReason }),
])
export type HeadcountRequest = z.infer<typeof HeadcountRequest>
export type HeadcountRequestIn<State extends HeadcountRequest['state']> = Extract<HeadcountRequest, { state: State }>

/** How long an enterprise has to say how many workers it will take (default); then its places are released. */
export const headcountAnswerTime = { hours: 48 } as const satisfies Span

export interface HeadcountRules {
  answerHours: number
  /** Hours before the end of the answer time, first reminder first. */
  reminderHours: readonly number[]
}
export const defaultHeadcountRules: HeadcountRules = {
  answerHours: headcountAnswerTime.hours,
  reminderHours: [24, 4],
}

export function askHeadcount(
  question: { batchId: BatchId; jobOrderId: JobOrderId; asked: number },
  askedAt: Instant,
  rules: HeadcountRules = defaultHeadcountRules,
): HeadcountRequestIn<'open'> {
  return { ...question, askedAt, answerUntil: plus(askedAt, { hours: rules.answerHours }), state: 'open' }
}

/** What may lie between opening a question and putting it, as part of its answer time. */
const usualDelay: Span = { hours: 1 }

/** The question as it is put now: where a failure of ours has held it up, the enterprise has its whole answer time from now. */
export function putHeadcount(
  question: HeadcountRequestIn<'open'>,
  now: Instant,
  rules: HeadcountRules = defaultHeadcountRules,
): HeadcountRequestIn<'open'> {
  if (now <= plus(question.askedAt, usualDelay)) return question
  return askHeadcount(question, now, rules)
}

/** The question as far as the order's free places and the agreement's quota go; where there are none, nothing is asked. */
export function askWithin(
  question: HeadcountRequestIn<'open'>,
  free: number,
  underQuota = Number.POSITIVE_INFINITY,
): HeadcountRequest {
  const asked = Math.min(question.asked, Math.max(0, free), Math.max(0, underQuota))
  if (asked > 0) return { ...question, asked }
  const why = free > 0 ? 'quota-taken' : 'places-taken'
  return { ...question, asked, state: 'released', releasedAt: question.askedAt, why }
}

/** When to remind, in order; a reminder that would come before the question itself is left out. */
export function headcountReminders(
  request: Pick<HeadcountRequest, 'askedAt' | 'answerUntil'>,
  rules: HeadcountRules = defaultHeadcountRules,
): Instant[] {
  return rules.reminderHours
    .map((hours) => minus(request.answerUntil, { hours }))
    .filter((instant) => instant > request.askedAt)
}

/** When to remind and, last, until when to wait. */
export function headcountDeadlines(request: Pick<HeadcountRequest, 'askedAt' | 'answerUntil'>): Instant[] {
  return [...headcountReminders(request), request.answerUntil]
}

/** When it was answered, if that is told apart from when we heard it, and on which days the batch's people may depart. */
interface AnswerContext {
  readonly at?: Instant
  readonly travelWindow?: { readonly from: CalendarDate; readonly to: CalendarDate }
  readonly saidBy?: SaidBy
}

/**
 * Refuses `invalid-state` when nothing is open or people could not travel to the other date; `invalid-request` when more is
 * confirmed than was asked, or for a date that has passed.
 */
export function answerHeadcount(
  request: HeadcountRequest,
  answer: HeadcountAnswer,
  answeredAt: Instant,
  { at = answeredAt, travelWindow, saidBy }: AnswerContext = {},
): HeadcountRequestIn<'answered'> | Refusal<'invalid-state' | 'invalid-request'> {
  const before = request.state === 'answered' ? request : null
  const judged = judgeEvent(headcountAnswerRule, {
    state: request.state,
    at,
    now: answeredAt,
    moments: { asked: request.askedAt, 'answer-until': request.answerUntil },
    ...(before && { stands: toldAnswer(before) }),
  })
  if (isRefusal(judged)) return judged
  if ('confirmed' in answer && answer.confirmed > request.asked)
    return refuse('invalid-request', enterpriseSentences('no-more-than-asked', { asked: request.asked }))
  if ('startDate' in answer && answer.startDate < dateInShanghai(answeredAt))
    return refuse('invalid-request', enterpriseSentences('other-date-passed', { date: answer.startDate }))
  if ('startDate' in answer && travelWindow) {
    const start = atShanghai(answer.startDate, '00:00')
    const moments = otherDateMoments(travelWindow)
    const fits = judgeEvent(otherDateRule, { state: 'asked', at: start, now: answeredAt, moments })
    if (isRefusal(fits)) return fits
  }
  const { batchId, jobOrderId, asked, askedAt, answerUntil } = request
  const told = { answeredAt, answer, ...(saidBy && { saidBy }) }
  return { batchId, jobOrderId, asked, askedAt, answerUntil, state: 'answered', ...told }
}

function toldAnswer({ answer, answeredAt, asked }: HeadcountRequestIn<'answered'>): Words {
  const at = inWords(answeredAt)
  const places = 'confirmed' in answer ? answer.confirmed : answer.answer === 'full' ? asked : 0
  const date = answer.answer === 'other-date' ? answer.startDate : null
  return {
    zh: `已于${at.zh}答复${places}人（询问${asked}人）${date ? `，${date}到岗` : ''}`,
    en: `it was answered at ${at.en} with ${places} of ${asked} places${date ? ` from ${date}` : ''}`,
  }
}

/** Frees the places of a question that got no answer; those that were confirmed only when the batch was cancelled. */
export function releaseHeadcount(
  request: HeadcountRequest,
  release: { releasedAt: Instant; why: ReleaseReason },
): HeadcountRequestIn<'released'> | Refusal<'invalid-state'> {
  const answered = request.state === 'answered' && release.why !== 'batch-cancelled'
  if (request.state === 'released' || answered)
    return refuse('invalid-state', enterpriseSentences('nothing-to-release'))
  const { batchId, jobOrderId, asked, askedAt, answerUntil } = request
  return { batchId, jobOrderId, asked, askedAt, answerUntil, ...release, state: 'released' }
}

/** Places that workers may be matched to; for `other-date` they hold for the answer's own start date. */
export function confirmedPlaces(request: HeadcountRequest): number {
  if (request.state !== 'answered') return 0
  switch (request.answer.answer) {
    case 'full':
      return request.asked
    case 'partial':
    case 'other-date':
      return request.answer.confirmed
    case 'declined':
      return 0
  }
}

/** What became of a question, as its batch counts it; `why` where the places were released. */
export interface HeadcountResult {
  readonly asked: number
  readonly outcome: HeadcountAnswer['answer'] | 'released'
  readonly places: number
  readonly why?: ReleaseReason
}

/** What became of a question, as its batch shows it; no place of an open one is confirmed yet. */
export const HeadcountStanding = z.object({
  outcome: z.enum(['open', 'full', 'partial', 'declined', 'other-date', 'released']),
  places: z.int().nonnegative(),
  why: ReleaseReason.optional(),
})
export type HeadcountStanding = z.infer<typeof HeadcountStanding>

export function headcountStanding(request: HeadcountRequest): HeadcountStanding {
  const { outcome, places, why } = headcountResult(request) ?? { outcome: 'open', places: 0 }
  return { outcome, places, ...(why && { why }) }
}

/** Null while the question is open. */
export function headcountResult(request: HeadcountRequest): HeadcountResult | null {
  const { asked } = request
  switch (request.state) {
    case 'open':
      return null
    case 'answered':
      return { asked, outcome: request.answer.answer, places: confirmedPlaces(request) }
    case 'released':
      return { asked, outcome: 'released', places: 0, why: request.why }
  }
}
