import * as z from 'zod'
import { BatchId, StallId } from '../kernel/ids.ts'
import { Instant, type Span } from '../kernel/instant.ts'
import { inWords } from '../kernel/judge-event.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { Words } from '../kernel/words.ts'
import { batchSentences } from './batch-sentences.ts'
import { wordsOfEnd } from './end-words.ts'

/** How long a stalled step waits for an operator before it is tried again by itself, with a new alarm where it fails again. */
export const stallTime: Span = { days: 7 }

/** Decisions that one stall keeps; older ones are in the audit. */
const decisionsKept = 20

export const StallChoice = z.enum(['retry', 'skip'])
export type StallChoice = z.infer<typeof StallChoice>

/** What an operator may say to a stall. */
export const stallChoiceTerms: Readonly<Record<StallChoice, Words>> = {
  retry: { zh: '重试', en: 'retry' },
  skip: { zh: '跳过', en: 'skip' },
}

/** What an operator says to a stall. The reason stays on record. */
export const DecideStall = z.strictObject({ decision: StallChoice, reason: z.string().trim().min(1).max(300) })
export type DecideStall = z.infer<typeof DecideStall>

export const StallDecision = z.object({ decision: StallChoice, reason: z.string(), by: z.string(), at: Instant })
export type StallDecision = z.infer<typeof StallDecision>

const facts = {
  stallId: StallId,
  batchId: BatchId,
  /** e.g. `batches/run-transfer-batch`. */
  workflow: z.string(),
  /** The step that failed, in plain words. */
  step: z.object({ en: z.string(), zh: z.string() }),
  /** What it was to work on: chunk, round, trip, job order, cohort and the like. */
  of: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  error: z.string(),
  /** The first sentence of the cause, without anything that may be a personal detail. */
  cause: z.string(),
  /** The same as an operator reads it; absent in older stalls. */
  causeWords: Words.optional(),
  since: Instant,
  /** Then it is tried again by itself. */
  until: Instant,
  /** How often it has come to a stall, this time counted; each is hours of retries. */
  tries: z.int().positive(),
  choices: z.array(StallChoice).min(1),
  /** Where the workflow goes on when the step is skipped. */
  skipTo: z.string().nullable(),
  /** Former decisions about the same step, oldest first. */
  earlier: z.array(StallDecision),
}

/** A step of a batch that failed until all its retries were used. Whatever else the batch does goes on meanwhile. */
export const Stall = z.discriminatedUnion('state', [
  z.object({ ...facts, state: z.literal('open') }),
  z.object({ ...facts, state: z.literal('decided'), decided: StallDecision }),
  /** Nobody has to decide any more. */
  z.object({ ...facts, state: z.literal('over'), at: Instant, why: z.string() }),
])
export type Stall = z.infer<typeof Stall>
export type StallIn<State extends Stall['state']> = Extract<Stall, { state: State }>

/** The same step that stalls again: its decisions are kept. */
export function stallAgain(
  now: Omit<StallIn<'open'>, 'tries' | 'earlier' | 'state'>,
  before: Stall | null,
): StallIn<'open'> {
  const decided = before?.state === 'decided' ? [before.decided] : []
  const earlier = [...(before?.earlier ?? []), ...decided].slice(-decisionsKept)
  return { ...now, tries: (before?.tries ?? 0) + 1, earlier, state: 'open' }
}

/** Whether somebody has to decide. After its time a stall tries itself again; should that fail, it is asked anew. */
export function isOpenStall(stall: Stall, now: Instant): boolean {
  return stall.state === 'open' && now < stall.until
}

/** The decision that is to stand, or why it cannot be taken. The same decision again is the first one. */
export function decideStall(stall: Stall, given: StallDecision): StallDecision | Refusal<'invalid-state' | 'conflict'> {
  if (stall.state === 'over')
    return refuse('invalid-state', batchSentences('stall-over', { why: wordsOfEnd(stall.why) }))
  if (stall.state === 'decided') {
    if (stall.decided.decision === given.decision) return stall.decided
    const { by, decision, at, reason } = stall.decided
    return refuse(
      'conflict',
      batchSentences('stall-decided', { by, decision: stallChoiceTerms[decision], at: inWords(at), reason }),
    )
  }
  if (!isOpenStall(stall, given.at))
    return refuse('invalid-state', batchSentences('stall-late', { until: inWords(stall.until) }))
  if (stall.choices.includes(given.decision)) return given
  const { zh, en } = stall.step
  const key = given.decision === 'skip' ? 'no-skip' : 'no-retry'
  return refuse('invalid-state', batchSentences(key, { step: { zh, en } }))
}

/** What happens next, for whoever looks. */
export function nextOf(stall: Stall): string {
  const on = stall.skipTo ? `goes on with "${stall.skipTo}"` : 'goes on'
  if (stall.state === 'over') return stall.why
  if (stall.state === 'decided') return stall.decided.decision === 'retry' ? 'It is tried again.' : `The batch ${on}.`
  const skip = stall.choices.includes('skip') ? ` skip: it ${on}.` : ''
  const retry = stall.choices.includes('retry') ? 'retry: it is tried again, which it is by itself at the end.' : ''
  return `An operator decides. ${retry}${skip}`
}
