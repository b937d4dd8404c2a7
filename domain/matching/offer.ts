import type { JobPromise } from '../enterprises/job-promise.ts'
import type { BatchId, EnterpriseId, JobOrderId, OfferId, WorkerId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

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
