import * as z from 'zod'
import { BatchId, CohortId, DisasterId, JobOrderId, OfferId, WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'

const ofBatch = { batchId: BatchId, chunk: z.int().nonnegative() }

/** Will you take this job? Or, with `returns`, a seat on a journey home or back? */
export const OfferQuestion = z.object({
  about: z.literal('offer'),
  ...ofBatch,
  round: z.int().positive(),
  offerId: OfferId,
  jobOrderId: JobOrderId,
  returns: z.literal(true).optional(),
})
export type OfferQuestion = z.infer<typeof OfferQuestion>

/** Is the contract signed, was the first wage paid, are you still there and paid? */
export const CheckInKind = z.enum(['contract', 'wage', 'later'])
export type CheckInKind = z.infer<typeof CheckInKind>

/** How is it, this many days after the hand-over? */
export const CheckInQuestion = z.object({
  about: z.literal('check-in'),
  ...ofBatch,
  cohortId: CohortId,
  day: z.int().positive(),
  /** Missing on day 1, which asks for the terms, and in questions of releases before, which asked how it is. */
  kind: CheckInKind.optional(),
})
export type CheckInQuestion = z.infer<typeof CheckInQuestion>

/** Do you need help after the disaster at home? Of no batch; the answer can be changed as long as the phone is asked nothing else. */
export const HelpQuestion = z.object({ about: z.literal('help-offer'), disasterId: DisasterId })
export type HelpQuestion = z.infer<typeof HelpQuestion>

/**
 * What a phone was asked. A reply carries no message id, so at most one question is open on a phone; it closes with its
 * answer, or at `closesAt`.
 */
export const Question = z.object({
  workerId: WorkerId,
  /** Keyed hash of the phone. */
  phoneHash: z.string(),
  askedAt: Instant,
  closesAt: Instant,
  asks: z.discriminatedUnion('about', [OfferQuestion, CheckInQuestion, HelpQuestion]),
})
export type Question = z.infer<typeof Question>

/** The template that asks it: its answers are the ones that a reply is read against. */
export function templateAsking(
  asks: Question['asks'],
): 'job-offer' | 'return-ask' | 'help-offer' | 'check-in-day-1' | 'check-in' | `check-in-${CheckInKind}` {
  if (asks.about === 'help-offer') return 'help-offer'
  if (asks.about === 'offer') return asks.returns ? 'return-ask' : 'job-offer'
  if (asks.kind) return `check-in-${asks.kind}`
  return asks.day === 1 ? 'check-in-day-1' : 'check-in'
}

/** The page of the person whom a question belongs to; undefined for one of no batch. */
export function pageAsking(asks: Question['asks']): Pick<OfferQuestion, 'batchId' | 'chunk'> | undefined {
  return asks.about === 'help-offer' ? undefined : { batchId: asks.batchId, chunk: asks.chunk }
}
