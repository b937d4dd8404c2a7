import type { JobPromise } from '../enterprises/job-promise.ts'
import type { BatchId, EnterpriseId, JobOrderId, OfferId, WorkerId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ReturnAsked } from './return-journey.ts'

interface OfferFacts {
  readonly offerId: OfferId
  readonly batchId: BatchId
  /** The chunk of the batch that the worker belongs to throughout. */
  readonly chunk: number
  readonly round: number
  readonly workerId: WorkerId
  readonly jobOrderId: JobOrderId
  readonly enterpriseId: EnterpriseId
  /** Frozen as it was sent; a yes carries it into the placement. */
  readonly promise: JobPromise
  readonly sentAt: Instant
  readonly answerUntil: Instant
  /** Every answer that changed something or lost against a later one, by the time at which it was given. */
  readonly answers?: readonly AnswerToOffer[]
  /** The colleague who called in the place of the reminder, and when. */
  readonly calledBy?: string
  readonly calledAt?: Instant
  /** From then on no answer can be changed: the places are matched anew, or the trips are planned. */
  readonly roundClosedAt?: Instant
  /** No job, but a seat on a journey home from one, or back to it. */
  readonly returns?: ReturnAsked
  /** Of a journey whose time to answer was over: when they said no all the same. Nobody asks them again this season. */
  readonly saidNoLate?: Instant
}

/** By which door a worker answered, `call`: told to a colleague; null where that was not kept. */
export type AnswerDoor = 'sms' | 'page' | 'call' | null

export interface AnswerToOffer {
  readonly answer: 'accepted' | 'declined'
  readonly at: Instant
  readonly by: AnswerDoor
}

/**
 * A proposed job and what became of it. `withdrawn` is the worker's withdrawal of consent while the offer was open, or
 * ours when a batch ends early; none of the states follows a worker beyond the batch.
 */
export type Offer = OfferFacts &
  (
    | { readonly state: 'sent' }
    | { readonly state: 'accepted' | 'declined'; readonly answeredAt: Instant }
    | { readonly state: 'unanswered' | 'withdrawn'; readonly closedAt: Instant }
  )
